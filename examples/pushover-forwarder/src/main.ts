import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { parseWebhook, TokenError } from "@vedette/integration-kit";
import { createForwarder } from "./forwarder.ts";
import { readSettings } from "./settings.ts";

const settings = readSettings(process.env);
const forwarder = createForwarder(settings, (line) => console.log(line));
const seen = new Set<string>();

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  });
});
server.listen(settings.port, () => {
  const { port } = server.address() as AddressInfo;
  console.log(`listens on http://127.0.0.1:${port}`);
});
process.once("SIGTERM", () => server.close());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  if (request.method === "GET" && pathname === "/setup") return await setUp(searchParams, response);
  if (request.method === "POST" && pathname === "/webhook") return await hear(request, response);
  response.writeHead(404).end();
}

/** The Redirect URL: a person's browser comes here right after they installed the integration. */
async function setUp(query: URLSearchParams, response: ServerResponse): Promise<void> {
  const code = query.get("code");
  const installationId = query.get("installationId");
  if (code === null || installationId === null) {
    return void response.writeHead(400).end("code and installationId are missing");
  }
  try {
    await forwarder.install(installationId, code);
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    return void response.writeHead(403).end("This installation could not be finished.");
  }
  response.writeHead(302, { location: `${settings.platformUrl}/settings/` }).end();
}

/** The Webhook URL. */
async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  const { headers } = request;
  const result = parseWebhook({ headers, body, secret: settings.clientSecret });
  if (!result.ok) {
    const isUnknown = result.reason === "unknown-event";
    return void response.writeHead(isUnknown ? 200 : 401).end();
  }
  // The sender waits for a second only, and sends again what it is not sure of.
  response.writeHead(200).end();
  const { idempotencyKey } = result.webhook;
  if (idempotencyKey !== null && !remember(idempotencyKey)) return;
  await forwarder.handle(result.webhook);
}

/** Whether this is new; the last thousand are known. */
function remember(key: string): boolean {
  if (seen.has(key)) return false;
  seen.add(key);
  const [oldest] = seen;
  if (seen.size > 1000 && oldest !== undefined) seen.delete(oldest);
  return true;
}
