import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { describe, expect, onTestFinished, test } from "vitest";
import { openEgress, post, startReceiver, startTcp } from "./receiver.fixture.ts";

describe("a body longer than asked for", () => {
  test("is cut", async () => {
    const { url } = await startReceiver((_request, response) =>
      response.end("x".repeat(5_000_000)),
    );
    expect(await openEgress().send(post(url, { maxResponseBytes: 10 }))).toMatchObject({
      outcome: "answered",
      body: "xxxxxxxxxx",
      bodyTruncated: true,
    });
  });

  test("is cut between characters", async () => {
    const { url } = await startReceiver((_request, response) => response.end("a😀😀"));
    expect(await openEgress().send(post(url, { maxResponseBytes: 8 }))).toMatchObject({
      body: "a😀",
      bodyTruncated: true,
    });
  });

  test("that just fits is whole", async () => {
    const { url } = await startReceiver((_request, response) => response.end("12345678"));
    expect(await openEgress().send(post(url, { maxResponseBytes: 8 }))).toMatchObject({
      body: "12345678",
      bodyTruncated: false,
    });
  });

  test("and never ends is an answer nonetheless, and is cut off", async () => {
    const closed = Promise.withResolvers<void>();
    const { url } = await startReceiver((_request, response) => {
      const pour = () => {
        while (response.write("x".repeat(4096)));
      };
      response.on("drain", pour).on("close", closed.resolve);
      pour();
    });
    expect(await openEgress().send(post(url))).toMatchObject({
      outcome: "answered",
      bodyTruncated: true,
    });
    await closed.promise;
  });

  test("by little leaves the connection fit for use", async () => {
    const receiver = await startReceiver((_request, response) => response.end("x".repeat(30_000)));
    const egress = openEgress({ connectionsPerOrigin: 1 });
    await egress.send(post(receiver.url, { maxResponseBytes: 10 }));
    await egress.send(post(receiver.url, { maxResponseBytes: 10 }));
    expect(receiver.connections()).toBe(1);
  });
});

describe("time", () => {
  test("is up when the receiver does not answer", async () => {
    const { url } = await startReceiver((request, response) => {
      if (request.url === "/answers") response.end();
    });
    const egress = openEgress();
    await egress.send(post(`${url}answers`));
    expect(await egress.send(post(`${url}hangs`, { timeoutMs: 50 }))).toMatchObject({
      outcome: "timeout",
      detail: "The receiver took the request but did not answer within 50 ms.",
    });
  });

  test("is up when the answer trickles, however steadily", async () => {
    const { url } = await startReceiver((request, response) => {
      if (request.url === "/whole") return response.end();
      const drip = setInterval(() => response.write("."), 5);
      return response.on("close", () => clearInterval(drip));
    });
    const egress = openEgress();
    await egress.send(post(`${url}whole`));
    expect(await egress.send(post(url, { timeoutMs: 400 }))).toMatchObject({
      outcome: "timeout",
      detail: "The receiver began to answer (200) but did not finish within 400 ms.",
    });
  });

  test("is up when TLS is never agreed on", async () => {
    const port = await startTcp(() => undefined);
    expect(
      await openEgress().send(post(`https://127.0.0.1:${port}/`, { timeoutMs: 30 })),
    ).toMatchObject({ outcome: "timeout", detail: "No connection was made within 30 ms." });
  });

  test("that is up before the name resolved means the request is never sent", async () => {
    const receiver = await startReceiver();
    const resolved = Promise.withResolvers<{ address: string; family: 4 }[]>();
    const egress = openEgress({ resolve: () => resolved.promise, connectionsPerOrigin: 1 });
    const late = `http://hooks.example:${receiver.port}/late`;
    expect(await egress.send(post(late, { timeoutMs: 20 }))).toMatchObject({ outcome: "timeout" });
    resolved.resolve([{ address: "127.0.0.1", family: 4 }]);
    const next = `http://hooks.example:${receiver.port}/next`;
    expect(await egress.send(post(next))).toMatchObject({ outcome: "answered" });
    expect(receiver.paths).toEqual(["/next"]);
  });

  test("spent waiting for others to the same origin is not counted", async () => {
    const { url } = await startReceiver((request, response) => {
      if (request.url === "/answers") response.end();
    });
    const egress = openEgress({ connectionsPerOrigin: 1 });
    const [hung, answered] = await Promise.all([
      egress.send(post(`${url}hangs`, { timeoutMs: 500 })),
      egress.send(post(`${url}answers`, { timeoutMs: 500 })),
    ]);
    expect(hung.outcome).toBe("timeout");
    expect(answered.outcome).toBe("answered");
  });
});

test("an answer that was here before the deadline counts, though this process was busy", async () => {
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const receiver = new Worker(RECEIVER, { eval: true, workerData: answered });
  onTestFinished(async () => void (await receiver.terminate()));
  const [port] = await once(receiver, "message");
  const url = `http://127.0.0.1:${port}/`;
  const egress = openEgress();
  await egress.send(post(url));
  const timeoutMs = 100;
  const result = egress.send(post(url, { timeoutMs }));
  const deadline = performance.now() + timeoutMs;
  // After two turns the request is written; then nothing is read until the deadline is over.
  await nextTurn();
  await nextTurn();
  Atomics.wait(answered, 0, 1, 10_000);
  while (performance.now() <= deadline + 1);
  expect(await result).toMatchObject({ outcome: "answered", body: "in time" });
});

/** Answers at once, in a thread of its own, and raises the flag when it has. */
const RECEIVER = `
  const { parentPort, workerData } = require("node:worker_threads");
  const server = require("node:http").createServer((request, response) => {
    request.resume().on("end", () => response.end("in time", () => {
      Atomics.add(workerData, 0, 1);
      Atomics.notify(workerData, 0);
    }));
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(server.address().port));
`;
