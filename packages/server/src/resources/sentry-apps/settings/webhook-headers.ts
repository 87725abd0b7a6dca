import type { Instance } from "../../instance.ts";
import type { Complaints } from "./complaints.ts";

type Secrets = Instance["secrets"];

const MAX_HEADERS = 20;

/** What we say ourselves, and what belongs to the connection. */
const OWN = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "content-type",
  "expect",
  "host",
  "idempotency-key",
  "keep-alive",
  "request-id",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "user-agent",
  "webhook-id",
  "webhook-signature",
  "webhook-timestamp",
]);

/** Complains of headers, each `Name: value`, that cannot be sent or are ours to send. */
export function checkWebhookHeaders(headers: readonly string[], complaints: Complaints): void {
  const complain = (message: string): void => complaints.add("webhookHeaders", message);
  if (headers.length > MAX_HEADERS) complain(`No more than ${MAX_HEADERS} headers can be sent.`);
  const seen = new Set<string>();
  for (const header of headers) {
    const { name, value } = split(header);
    if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name) || !/^[\t\x20-\x7e]+$/.test(value)) {
      complain("Each header must be written as 'Name: value', in plain characters.");
    } else if (OWN.has(name.toLowerCase()) || name.toLowerCase().startsWith("sentry-")) {
      complain(`${name} is sent by the server itself and cannot be replaced.`);
    } else if (seen.has(name.toLowerCase())) {
      complain(`${name} is there more than once.`);
    }
    seen.add(name.toLowerCase());
  }
}

/** Headers as they are kept: they often hold a password of the receiver. */
export function sealHeaders(
  secrets: Pick<Secrets, "seal">,
  headers: readonly string[],
): string | null {
  return headers.length === 0 ? null : secrets.seal(JSON.stringify(headers));
}

/** What `sealHeaders` was given. */
export function openHeaders(secrets: Pick<Secrets, "open">, sealed: string | null): string[] {
  return sealed === null ? [] : (JSON.parse(secrets.open(sealed)) as string[]);
}

/** The header with stars for its value. */
export function maskHeader(header: string): string {
  return `${split(header).name}: ${"*".repeat(8)}`;
}

function split(header: string): { name: string; value: string } {
  const colon = header.indexOf(":");
  if (colon < 0) return { name: "", value: "" };
  return { name: header.slice(0, colon).trim(), value: header.slice(colon + 1).trim() };
}
