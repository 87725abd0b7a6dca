import { describe, expect, test } from "vitest";
import type { ResolvedAddress } from "./index.ts";
import { openEgress, post, startReceiver } from "./receiver.fixture.ts";

const v4 = (address: string): ResolvedAddress => ({ address, family: 4 });
const v6 = (address: string): ResolvedAddress => ({ address, family: 6 });

describe("an address in the URL", () => {
  test.each([
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f000001",
    "0177.0.0.1",
    "127.0.0.1.",
    "0.0.0.0",
    "0",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::127.0.0.1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::]",
    "169.254.169.254",
    "10.0.0.1",
    "[fd00:ec2::254]",
  ])("is not dialled when it is %s", async (host) => {
    const receiver = await startReceiver();
    const egress = openEgress({ allowLoopback: false });
    expect(await egress.send(post(`http://${host}:${receiver.port}/`))).toMatchObject({
      outcome: "private-address",
      detail: expect.stringContaining("not an address on the public Internet"),
    });
    expect(receiver.connections()).toBe(0);
  });

  test("is dialled when the operator vouches for it", async () => {
    const receiver = await startReceiver();
    const egress = openEgress({ allowLoopback: false, allowCidrs: ["127.0.0.1/32"] });
    expect(await egress.send(post(receiver.url))).toMatchObject({ outcome: "answered" });
  });
});

describe("a name", () => {
  test("is not dialled when it has none but private addresses, which are not told", async () => {
    const resolve = async () => [v4("10.0.0.7"), v6("fd00::7")];
    const result = await openEgress({ resolve }).send(post("http://db.internal/"));
    expect(result).toMatchObject({ outcome: "private-address" });
    expect(JSON.stringify(result)).not.toMatch(/10\.0\.0\.7|fd00/);
  });

  test("is not dialled when the system resolves it to loopback", async () => {
    const receiver = await startReceiver();
    const egress = openEgress({ allowLoopback: false });
    expect(await egress.send(post(`http://localhost:${receiver.port}/`))).toMatchObject({
      outcome: "private-address",
    });
    expect(receiver.connections()).toBe(0);
  });

  test("is dialled at those of its addresses that are allowed", async () => {
    const receiver = await startReceiver();
    const resolve = async () => [v4("10.0.0.7"), v4("127.0.0.1"), v6("fe80::1")];
    const egress = openEgress({ resolve });
    expect(await egress.send(post(`http://hooks.example:${receiver.port}/`))).toMatchObject({
      outcome: "answered",
    });
  });

  test("is resolved once a connection: what was judged is what is dialled", async () => {
    const receiver = await startReceiver();
    const asked: string[] = [];
    const resolve = async (name: string) => [v4(asked.push(name) === 1 ? "127.0.0.1" : "10.0.0.7")];
    const egress = openEgress({ resolve });
    expect(await egress.send(post(`http://hooks.example:${receiver.port}/`))).toMatchObject({
      outcome: "answered",
    });
    expect(asked).toEqual(["hooks.example"]);
  });

  test("that turns private after its first answer is not dialled again", async () => {
    const receiver = await startReceiver((_request, response) => {
      response.writeHead(200, { connection: "close" }).end();
    });
    const answers = [[v4("127.0.0.1")], [v4("127.0.0.2")]];
    const resolve = async () => answers.shift() ?? [];
    const egress = openEgress({ allowLoopback: false, allowCidrs: ["127.0.0.1/32"], resolve });
    const url = `http://rebound.example:${receiver.port}/`;
    expect(await egress.send(post(url))).toMatchObject({ outcome: "answered" });
    expect(await egress.send(post(url))).toMatchObject({ outcome: "private-address" });
    expect(receiver.connections()).toBe(1);
  });

  test("that cannot be resolved says so", async () => {
    const resolve = async () => {
      throw Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" });
    };
    expect(await openEgress({ resolve }).send(post("http://nowhere.example/"))).toMatchObject({
      outcome: "dns",
      detail: "The name nowhere.example could not be resolved (ENOTFOUND).",
    });
  });

  test("without any address says so", async () => {
    const resolve = async () => [];
    expect(await openEgress({ resolve }).send(post("http://empty.example/"))).toMatchObject({
      outcome: "dns",
      detail: "The name empty.example has no address.",
    });
  });
});
