import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One request as it arrived. */
export interface ReceivedRequest {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  /** The exact bytes, as text. */
  body: string;
  receivedAt: number;
}

/** What the receiver does with a request. */
export type Behaviour =
  | "ok"
  | "hang"
  | "close"
  | "redirect"
  | "oversize"
  | { status: number; body?: string; headers?: Record<string, string> };

/** A real listening webhook endpoint whose behaviour a test decides, request by request. */
export class Receiver implements AsyncDisposable {
  readonly requests: ReceivedRequest[] = [];
  /** What to do with the next requests, first to last; afterwards `otherwise`. */
  readonly script: Behaviour[] = [];
  otherwise: Behaviour | ((request: ReceivedRequest) => Behaviour) = "ok";
  readonly #server = createServer();
  readonly #watchers = new Set<() => void>();
  #url = "";

  /** Starts listening on loopback, on a free port. */
  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    receiver.#server.on("request", (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        receiver.#take(
          {
            method: request.method ?? "",
            path: request.url ?? "",
            headers: request.headers,
            body: Buffer.concat(chunks).toString("utf8"),
            receivedAt: Date.now(),
          },
          response,
        );
      });
    });
    await new Promise<void>((resolve) => receiver.#server.listen(0, "127.0.0.1", resolve));
    const { port } = receiver.#server.address() as AddressInfo;
    receiver.#url = `http://127.0.0.1:${port}`;
    return receiver;
  }

  /** Address without a path. */
  get url(): string {
    return this.#url;
  }

  /** Resolves as soon as `condition` holds of what has arrived so far. */
  async until(condition: (requests: readonly ReceivedRequest[]) => boolean): Promise<void> {
    if (condition(this.requests)) return;
    await new Promise<void>((resolve) => {
      const watcher = (): void => {
        if (!condition(this.requests)) return;
        this.#watchers.delete(watcher);
        resolve();
      };
      this.#watchers.add(watcher);
    });
  }

  /** The requests of one resource and action, e.g. `issue.created`, parsed. */
  webhooks(event: string): WebhookBody[] {
    return this.requests
      .filter(
        ({ headers, body }) =>
          `${String(headers["sentry-hook-resource"])}.${actionOf(body)}` === event,
      )
      .map(({ body }) => JSON.parse(body) as WebhookBody);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(request: ReceivedRequest, response: ServerResponse): void {
    this.requests.push(request);
    const otherwise =
      typeof this.otherwise === "function" ? this.otherwise(request) : this.otherwise;
    behave(this.script.shift() ?? otherwise, response);
    for (const watcher of this.#watchers) watcher();
  }
}

export interface WebhookBody {
  action: string;
  installation: { uuid: string };
  data: Record<string, unknown>;
  actor: { type: string; id: number | string; name: string };
}

function actionOf(body: string): string {
  return (JSON.parse(body) as { action?: string }).action ?? "";
}

function behave(behaviour: Behaviour, response: ServerResponse): void {
  if (behaviour === "hang") return;
  if (behaviour === "close") return void response.socket?.destroy();
  if (behaviour === "ok") return void response.writeHead(200).end("ok");
  if (behaviour === "redirect")
    return void response.writeHead(302, { location: "/elsewhere" }).end();
  if (behaviour === "oversize") return void response.writeHead(200).end("x".repeat(5_000_000));
  response.writeHead(behaviour.status, behaviour.headers ?? {}).end(behaviour.body ?? "");
}
