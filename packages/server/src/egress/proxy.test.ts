import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  CERTIFICATE,
  openEgress,
  post,
  startReceiver,
  startTcp,
  startTlsReceiver,
  unusedPort,
} from "./receiver.fixture.ts";

const loopback = async () => [{ address: "127.0.0.1", family: 4 as const }];

/** A proxy that does what it is asked, and notes who asked it for what. */
async function startProxy(status = 200) {
  const asked: { authority: string; credentials: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on("connect", (request, client: Socket) => {
    asked.push({
      authority: request.url ?? "",
      credentials: request.headers["proxy-authorization"],
    });
    if (status !== 200) return void client.end(`HTTP/1.1 ${status} No\r\n\r\n`);
    const port = Number(/:(\d+)$/.exec(request.url ?? "")?.[1]);
    const far = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      client.pipe(far).pipe(client);
    });
    for (const socket of [far, client]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://me:secret@127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("a proxy", () => {
  test("is told an address that was judged, and the receiver gets the name", async () => {
    const proxy = await startProxy();
    const receiver = await startReceiver((request, response) => response.end(request.headers.host));
    const egress = openEgress({ proxy: proxy.url, resolve: loopback });
    const url = `http://hooks.example:${receiver.port}/`;
    expect(await egress.send(post(url))).toMatchObject({
      outcome: "answered",
      body: `hooks.example:${receiver.port}`,
    });
    await egress.send(post(url));
    expect(proxy.asked).toEqual([
      { authority: `127.0.0.1:${receiver.port}`, credentials: "Basic bWU6c2VjcmV0" },
    ]);
  });

  test("carries TLS that the receiver's own name is held against", async () => {
    const before = getCACertificates("default");
    setDefaultCACertificates([...before, CERTIFICATE]);
    onTestFinished(() => setDefaultCACertificates(before));
    const proxy = await startProxy();
    const { port } = await startTlsReceiver();
    const egress = openEgress({ proxy: proxy.url, resolve: loopback });
    expect(await egress.send(post(`https://hooks.example:${port}/`))).toMatchObject({
      outcome: "answered",
    });
    expect(await egress.send(post(`https://other.example:${port}/`))).toMatchObject({
      outcome: "tls",
    });
  });

  test.each([
    "http://127.0.0.1:1/",
    "http://2130706433:1/",
    "http://[::1]:1/",
    "http://rebound.example:1/",
  ])("is never asked for %s where that is private", async (url) => {
    const proxy = await startProxy();
    const egress = openEgress({ proxy: proxy.url, resolve: loopback, allowLoopback: false });
    expect(await egress.send(post(url))).toMatchObject({ outcome: "private-address" });
    expect(proxy.asked).toEqual([]);
  });

  test("that refuses, hangs up or is away is an outcome that does not name it", async () => {
    const send = async (proxy: string) =>
      await openEgress({ proxy, resolve: loopback }).send(post("http://hooks.example/"));
    expect(await send((await startProxy(403)).url)).toMatchObject({
      outcome: "refused",
      detail: "The proxy of this instance answered 403.",
    });
    const port = await startTcp((socket) => socket.end());
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({
      outcome: "refused",
      detail: "The proxy of this instance closed the connection.",
    });
    expect(await send(`http://127.0.0.1:${await unusedPort()}`)).toMatchObject({
      outcome: "refused",
      detail: "The proxy of this instance cannot be reached.",
    });
  });
});
