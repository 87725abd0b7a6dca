// A thousand receivers in one process, each with a path of its own; the first of them may hang.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { nowMs } from "./figures.ts";

export type Arrival = [eventId: string, receiver: number, at: number];

let hanging = 0;
let arrivals = new Map<string, Arrival>();

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const receiver = Number(request.url?.slice("/hook/".length));
    if (receiver >= hanging) response.writeHead(200).end("ok");
    const body = Buffer.concat(chunks);
    const at = body.indexOf('"event_id":"') + 12;
    const eventId = body.toString("latin1", at, at + 32);
    const key = `${eventId} ${receiver}`;
    if (!arrivals.has(key)) arrivals.set(key, [eventId, receiver, nowMs()]);
  });
});

process.on("message", (message: { hanging: number } | "arrivals") => {
  if (message === "arrivals") {
    process.send?.([...arrivals.values()]);
    return;
  }
  hanging = message.hanging;
  arrivals = new Map();
  process.send?.("ready");
});

server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.(`http://127.0.0.1:${port}`);
});
