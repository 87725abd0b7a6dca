import { describe, expect, test } from "vitest";
import { openEgress, post, startReceiver, startTcp, unusedPort } from "./receiver.fixture.ts";

describe("an answer", () => {
  test("comes with status, headers and body, whatever the status", async () => {
    const { url } = await startReceiver((_request, response) => {
      response.writeHead(503, { "Retry-After": "7", "Set-Cookie": ["a=1", "b=2"] });
      response.end("später");
    });
    expect(await openEgress().send(post(url))).toMatchObject({
      outcome: "answered",
      status: 503,
      headers: { "retry-after": "7", "set-cookie": "a=1, b=2" },
      body: "später",
      bodyTruncated: false,
      durationMs: expect.any(Number),
    });
  });

  test("may be empty", async () => {
    const { url } = await startReceiver((_request, response) => response.writeHead(204).end());
    expect(await openEgress().send(post(url))).toMatchObject({ status: 204, body: "" });
  });

  test("is the final one, not an interim 103", async () => {
    const { url } = await startReceiver((_request, response) => {
      response.writeEarlyHints({ link: "</a>; rel=preload" }, () => response.end("final"));
    });
    expect(await openEgress().send(post(url))).toMatchObject({ status: 200, body: "final" });
  });

  test("that redirects is an answer, and is not followed", async () => {
    const receiver = await startReceiver((_request, response) =>
      response.writeHead(302, { location: "/elsewhere" }).end(),
    );
    expect(await openEgress().send(post(receiver.url))).toMatchObject({
      outcome: "answered",
      status: 302,
      headers: { location: "/elsewhere" },
    });
    expect(receiver.paths).toEqual(["/"]);
  });
});

describe("a request", () => {
  test("arrives as it was given", async () => {
    const { url } = await startReceiver((request, response) => {
      let body = "";
      request.setEncoding("utf8").on("data", (text) => (body += text));
      request.on("end", () => {
        const { "content-type": type, "x-mine": mine } = request.headers;
        response.end(JSON.stringify([request.method, request.url, type, mine, body]));
      });
    });
    const headers = { "Content-Type": "text/plain", "X-Mine": "yes" };
    const result = await openEgress().send(
      post(`${url}a?b=c`, { method: "PUT", headers, body: new TextEncoder().encode("né") }),
    );
    expect(result).toMatchObject({
      body: JSON.stringify(["PUT", "/a?b=c", "text/plain", "yes", "né"]),
    });
  });

  test("may have no body", async () => {
    const { url } = await startReceiver((request, response) => response.end(request.method));
    expect(await openEgress().send(post(url, { method: "GET", body: null }))).toMatchObject({
      body: "GET",
    });
  });

  test("says of the connection only what is true of it", async () => {
    const { url, port } = await startReceiver((request, response) =>
      response.end(JSON.stringify(request.headers)),
    );
    const result = await openEgress().send(
      post(url, {
        headers: {
          Host: "admin.internal",
          "Content-Length": "9999",
          "Transfer-Encoding": "chunked",
          Connection: "close, x-mine",
          Expect: "100-continue",
          "x-mine": "yes",
        },
      }),
    );
    const headers = JSON.parse(result.outcome === "answered" ? result.body : "{}");
    expect(headers).toEqual({
      host: `127.0.0.1:${port}`,
      connection: "keep-alive",
      "content-length": "2",
      "x-mine": "yes",
    });
  });

  test("with a header that would break out of its line is not sent", async () => {
    const receiver = await startReceiver();
    const result = await openEgress().send(post(receiver.url, { headers: { a: "b\r\nc: d" } }));
    expect(result).toMatchObject({ outcome: "bad-url", detail: expect.stringContaining("header") });
    expect(receiver.connections()).toBe(0);
  });

  test("to what is no URL comes to nothing, in words", async () => {
    expect(await openEgress().send(post("nonsense"))).toEqual({
      outcome: "bad-url",
      detail: "The address is not a URL.",
      durationMs: 0,
    });
  });

  test("to a port that is not allowed is not sent", async () => {
    const receiver = await startReceiver();
    const egress = openEgress({ allowedPorts: [80, 443] });
    expect(await egress.send(post(receiver.url))).toMatchObject({ outcome: "bad-url" });
    expect(receiver.connections()).toBe(0);
  });
});

describe("a connection", () => {
  test("is used again", async () => {
    const receiver = await startReceiver();
    const egress = openEgress();
    for (let count = 0; count < 5; count++) await egress.send(post(receiver.url));
    expect(receiver.paths).toHaveLength(5);
    expect(receiver.connections()).toBe(1);
  });

  test("is one of so many to an origin", async () => {
    const receiver = await startReceiver();
    const egress = openEgress({ connectionsPerOrigin: 3 });
    await Promise.all(Array.from({ length: 30 }, () => egress.send(post(receiver.url))));
    expect(receiver.paths).toHaveLength(30);
    expect(receiver.connections()).toBe(3);
  });

  test("to a port where nothing listens is refused", async () => {
    const port = await unusedPort();
    expect(await openEgress().send(post(`http://127.0.0.1:${port}/`))).toMatchObject({
      outcome: "refused",
      detail: "Nothing listens at the receiver's port.",
    });
  });

  test.each(["destroy", "resetAndDestroy"] as const)(
    "that the receiver ends before it answers is reset (%s)",
    async (end) => {
      const { url } = await startReceiver((request) => request.socket[end]());
      expect(await openEgress().send(post(url))).toMatchObject({ outcome: "reset" });
    },
  );

  test("that ends in the middle of a body is reset", async () => {
    const { url } = await startReceiver((request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => request.socket.destroy());
    });
    expect(await openEgress().send(post(url))).toMatchObject({ outcome: "reset" });
  });

  test("on which no HTTP is spoken is reset", async () => {
    const port = await startTcp((socket) => socket.write("SSH-2.0-OpenSSH_9.9\r\n"));
    expect(await openEgress().send(post(`http://127.0.0.1:${port}/`))).toMatchObject({
      outcome: "reset",
      detail: "What came back was not HTTP.",
    });
  });

  test("with headers past all measure is too large", async () => {
    const { url } = await startReceiver((_request, response) =>
      response.writeHead(200, { "x-long": "x".repeat(40_000) }).end(),
    );
    expect(await openEgress().send(post(url))).toMatchObject({ outcome: "too-large" });
  });

  test("lost to one request is not missed by the next", async () => {
    const { url } = await startReceiver((request, response) => {
      if (request.url === "/bad") request.socket.destroy();
      else response.end();
    });
    const egress = openEgress({ connectionsPerOrigin: 1 });
    const results = [];
    for (const path of ["", "bad", "", "bad", ""]) {
      results.push((await egress.send(post(url + path))).outcome);
    }
    expect(results).toEqual(["answered", "reset", "answered", "reset", "answered"]);
  });
});

describe("closing", () => {
  test("waits for what is on its way, and for what waits in line behind it", async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const { url } = await startReceiver((_request, response) => {
      arrived.resolve();
      void held.promise.then(() => response.end());
    });
    const egress = openEgress({ connectionsPerOrigin: 1 });
    const sent = [egress.send(post(url)), egress.send(post(url))];
    await arrived.promise;
    const closed = egress.close();
    held.resolve();
    await closed;
    expect((await Promise.all(sent)).map(({ outcome }) => outcome)).toEqual([
      "answered",
      "answered",
    ]);
  });

  test("ends sending", async () => {
    const egress = openEgress();
    await egress.close();
    await expect(egress.send(post("http://127.0.0.1/"))).rejects.toThrow("closed");
  });
});
