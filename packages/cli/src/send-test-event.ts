import { randomBytes } from "node:crypto";
import { CannotRun } from "@vedette/server";

/**
 * Sends one error to the project a DSN names, the way SDKs do (docs/wire.md), and gives its id
 * once the server has stored it. Throws `CannotRun` with what to do when that fails.
 */
export async function sendTestEvent(dsn: string, message = "This is a test"): Promise<string> {
  const { url, publicKey } = readDsn(dsn);
  const eventId = randomBytes(16).toString("hex");
  const response = await post(url, publicKey, toEnvelope(eventId, message));
  if (response.ok) return eventId;
  throw new CannotRun(`${url.origin} did not take the event: ${await reasonOf(response)}.`);
}

function readDsn(dsn: string): { url: URL; publicKey: string } {
  const match = /^(https?):\/\/(\w+)(?::\w*)?@([^\s/@?#]+)((?:\/[^\s/?#]+)*)\/(\d+)\/?$/i.exec(
    dsn.trim(),
  );
  const [, scheme, publicKey = "", host, path, projectId] = match ?? [];
  const url = match && URL.parse(`${scheme}://${host}${path}/api/${projectId}/envelope/`);
  if (!url) throw new CannotRun(`"${dsn}" is not a DSN, such as http://<key>@localhost:8000/1.`);
  return { url, publicKey };
}

async function post(url: URL, publicKey: string, body: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/x-sentry-envelope",
        "x-sentry-auth": `Sentry sentry_version=7, sentry_client=${CLIENT}/1.0, sentry_key=${publicKey}`,
      },
      signal: AbortSignal.timeout(15_000),
    });
  } catch (cause) {
    throw new CannotRun(`Nobody answers at ${url.origin}; start the server, or correct the DSN.`, {
      cause,
    });
  }
}

const CLIENT = "vedette.cli";

function toEnvelope(eventId: string, message: string): string {
  const now = new Date().toISOString();
  const frame = {
    function: "sendTestEvent",
    filename: "send-test-event.ts",
    lineno: 1,
    in_app: true,
  };
  const event = {
    event_id: eventId,
    timestamp: now,
    platform: "node",
    level: "error",
    sdk: { name: CLIENT, version: "1.0" },
    tags: { test: "yes" },
    exception: { values: [{ type: "TestEvent", value: message, stacktrace: { frames: [frame] } }] },
  };
  const lines = [{ event_id: eventId, sent_at: now }, { type: "event" }, event];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  const said = /"detail":\s*"([^"]+)"/.exec(text)?.[1] ?? response.headers.get("x-sentry-error");
  switch (response.status) {
    case 401:
    case 403:
      return `it does not accept the DSN's key (${said ?? response.status})`;
    case 429:
      return "it has too much to do just now, try again shortly";
    default:
      return said ?? `it answered ${response.status}`;
  }
}
