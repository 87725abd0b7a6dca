import type { Json, JsonObject, NormalizedEvent } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { readObject } from "./values.ts";

const REPORT: BagLimits = { maxChars: 16_384, maxDepth: 5 };
const CONTEXT: BagLimits = { maxChars: 8192, maxDepth: 5 };
/** Reports browsers no longer send; shown as contexts. */
const RETIRED = ["hpkp", "expectct", "expectstaple"] as const;

/**
 * Fills in a browser's content security policy report under `csp`, with the underscored names the wire
 * uses, whether it came in those, with dashes, or still wrapped as `csp-report`. The report's page
 * serves as the request where none was sent. Read contexts, request and user first.
 */
export function readSecurityReport(
  sent: JsonObject,
  clientAddress: string | null,
  event: NormalizedEvent,
  meta: Meta,
): void {
  for (const name of RETIRED) {
    const report = readObject(sent, [name], meta);
    if (!report) continue;
    event.contexts ??= {};
    event.contexts[name] ??= trimBag({ ...report, type: name }, CONTEXT, meta.at(name));
  }
  const report = readObject(sent, ["csp", "sentry.interfaces.Csp"], meta);
  if (!report) return;
  const csp = trimBag(withUnderscores(unwrap(report)), REPORT, meta.at("csp"));
  if (
    typeof csp["effective_directive"] !== "string" &&
    typeof csp["violated_directive"] === "string"
  ) {
    csp["effective_directive"] = csp["violated_directive"].trim().split(/\s+/, 1)[0] ?? "";
  }
  event.csp = csp;
  event.logger ??= "csp";
  if (clientAddress !== null) event.user ??= { ip_address: clientAddress };
  if (typeof csp["document_uri"] === "string" && csp["document_uri"] !== "") {
    event.request ??= requestOf(csp["document_uri"], csp["referrer"]);
  }
}

function unwrap(report: JsonObject): JsonObject {
  const inner = report["csp-report"];
  return isObject(inner) ? inner : report;
}

function withUnderscores(report: JsonObject): JsonObject {
  const entries = Object.entries(report).map(([key, value]) => [key.replaceAll("-", "_"), value]);
  return Object.fromEntries(entries);
}

function requestOf(
  url: string,
  referrer: Json | undefined,
): NonNullable<NormalizedEvent["request"]> {
  if (typeof referrer !== "string" || referrer === "") return { url };
  return { url, headers: [["Referer", referrer]] };
}
