// Receives webhooks in a process of its own and remembers when each event was first told.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { nowMs } from "./figures.ts";

/** What it is asked, and what it answers. */
export type ReceiverQuestion = "reset" | "count" | "arrivals" | "sample";
export type ReceiverAnswer =
  | { kind: "listening"; origin: string }
  | { kind: "reset" }
  | { kind: "count"; count: number }
  | { kind: "arrivals"; arrivals: [eventId: string, at: number][] }
  | { kind: "sample"; headers: Record<string, string>; body: string };

const arrivals = new Map<string, number>();
let sample: { headers: Record<string, string>; body: string } = { headers: {}, body: "" };

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    response.writeHead(200).end("ok");
    const body = Buffer.concat(chunks);
    const at = body.indexOf('"event_id":"') + 12;
    const eventId = body.toString("latin1", at, at + 32);
    if (!arrivals.has(eventId)) arrivals.set(eventId, nowMs());
    if (sample.body === "") sample = { headers: plain(request.headers), body: body.toString() };
  });
});

process.on("message", (question: ReceiverQuestion) => {
  switch (question) {
    case "reset":
      arrivals.clear();
      return answer({ kind: "reset" });
    case "count":
      return answer({ kind: "count", count: arrivals.size });
    case "arrivals":
      return answer({ kind: "arrivals", arrivals: [...arrivals] });
    case "sample":
      return answer({ kind: "sample", ...sample });
  }
});

server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  answer({ kind: "listening", origin: `http://127.0.0.1:${port}` });
});

function answer(message: ReceiverAnswer): void {
  process.send?.(message);
}

function plain(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const own = Object.entries(headers).filter(
    ([name]) => !/^(host|connection|content-length)$/.test(name),
  );
  return Object.fromEntries(own.map(([name, value]): [string, string] => [name, String(value)]));
}
