import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

export interface ReceivedRequest {
  headers: IncomingHttpHeaders;
  body: string;
  path: string;
}

/** What a receiver does with one request. */
export type Reaction =
  | { status: number; headers?: { [name: string]: string }; body?: string }
  /** Takes the request and never answers. */
  | "hang"
  /** Closes the connection without an answer. */
  | "reset";

export interface ScriptedReceiver {
  url: string;
  received: ReceivedRequest[];
  /** Resolves when that many requests have come. */
  arrived(count: number): Promise<void>;
  /** Answers 200 to those it has left hanging, and from now on to all. */
  release(): void;
}

/** Listens on loopback for the test at hand; follows the script, then answers 200 for ever. */
export async function startScriptedReceiver(...script: Reaction[]): Promise<ScriptedReceiver> {
  const received: ReceivedRequest[] = [];
  const hanging: ServerResponse[] = [];
  let waiting: { count: number; resolve: () => void }[] = [];
  let released = false;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const reaction = script.shift() ?? { status: 200 };
      if (reaction === "hang" && !released) hanging.push(response);
      else if (reaction === "reset") request.socket.destroy();
      else answer(response, reaction === "hang" ? { status: 200 } : reaction);
      const { headers, url = "" } = request;
      received.push({ headers, path: url, body: Buffer.concat(chunks).toString("utf8") });
      for (const { count, resolve } of waiting) if (received.length >= count) resolve();
      waiting = waiting.filter(({ count }) => received.length < count);
    });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/webhook`,
    received,
    async arrived(count) {
      if (received.length >= count) return;
      await new Promise<void>((resolve) => waiting.push({ count, resolve }));
    },
    release() {
      released = true;
      for (const response of hanging.splice(0)) answer(response, { status: 200 });
    },
  };
}

function answer(response: ServerResponse, reaction: Exclude<Reaction, string>): void {
  response.writeHead(reaction.status, reaction.headers);
  response.end(reaction.body ?? "");
}
