import { exceedsJsonDepth, type Json, type JsonObject } from "../../protocol/index.ts";

/** What a browser's report becomes: the fields of an event it fills. */
export type SecurityReports =
  | { ok: true; events: JsonObject[]; unknown: number }
  | { ok: false; status: 400 | 415; detail: string };

const CONTENT_TYPES: ReadonlySet<string> = new Set([
  "application/csp-report",
  "application/json",
  "application/reports+json",
  "application/expect-ct-report",
  "application/expect-ct-report+json",
  "application/expect-staple-report",
  "application/expect-staple-report+json",
  "application/hpkp-report",
]);
const MAX_REPORTS = 100;
const MAX_DEPTH = 50;

/**
 * Reads a browser's security report (docs/wire.md): a content security policy report in the old form
 * or in a list of the new one, Expect-CT, Expect-Staple and key pinning. `unknown` counts reports of
 * other types in a list.
 */
export function readSecurityReports(bytes: Buffer, contentType: string): SecurityReports {
  const type = contentType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  if (!CONTENT_TYPES.has(type)) {
    return { ok: false, status: 415, detail: "unsupported content type of a security report" };
  }
  const sent = parse(bytes);
  if (Array.isArray(sent)) {
    const list = sent.slice(0, MAX_REPORTS);
    const events = list.flatMap((one) => (isObject(one) ? fromList(one) : []));
    return { ok: true, events, unknown: sent.length - events.length };
  }
  const event = isObject(sent) ? fromWhole(sent) : undefined;
  return event
    ? { ok: true, events: [event], unknown: 0 }
    : { ok: false, status: 400, detail: "not a security report" };
}

function parse(bytes: Buffer): Json | undefined {
  if (exceedsJsonDepth(bytes, MAX_DEPTH)) return undefined;
  try {
    return JSON.parse(bytes.toString("utf8")) as Json;
  } catch {
    return undefined;
  }
}

function fromWhole(sent: JsonObject): JsonObject | undefined {
  const csp = sent["csp-report"];
  if (isObject(csp)) return toCspEvent(csp);
  const expectCt = sent["expect-ct-report"];
  if (isObject(expectCt)) return toHostEvent("expectct", "Expect-CT failed", expectCt);
  const expectStaple = sent["expect-staple-report"];
  if (isObject(expectStaple)) {
    return toHostEvent("expectstaple", "Expect-Staple failed", expectStaple);
  }
  if ("known-pins" in sent) {
    return toHostEvent("hpkp", "Public key pinning validation failed", sent);
  }
  return undefined;
}

/** The names that reports in lists give to what the old form calls otherwise. */
const OLD_NAMES: readonly (readonly [listed: string, old: string])[] = [
  ["documentURL", "document-uri"],
  ["referrer", "referrer"],
  ["blockedURL", "blocked-uri"],
  ["effectiveDirective", "effective-directive"],
  ["originalPolicy", "original-policy"],
  ["disposition", "disposition"],
  ["sourceFile", "source-file"],
  ["lineNumber", "line-number"],
  ["columnNumber", "column-number"],
  ["statusCode", "status-code"],
  ["sample", "script-sample"],
];

function fromList(report: JsonObject): JsonObject[] {
  const { type, body } = report;
  if (type !== "csp-violation" || !isObject(body)) return [];
  const csp: JsonObject = {};
  for (const [listed, old] of OLD_NAMES) {
    const value = body[listed];
    if (value !== undefined && value !== null) csp[old] = value;
  }
  if (csp["document-uri"] === undefined && typeof report["url"] === "string") {
    csp["document-uri"] = report["url"];
  }
  return [toCspEvent(csp)];
}

function toCspEvent(csp: JsonObject): JsonObject {
  const { "document-uri": url, referrer } = csp;
  const headers = typeof referrer === "string" && referrer !== "" ? [["Referer", referrer]] : [];
  return {
    logger: "csp",
    csp,
    request: { ...(typeof url === "string" && { url }), headers },
  };
}

function toHostEvent(name: string, sentence: string, report: JsonObject): JsonObject {
  const { hostname } = report;
  const host = typeof hostname === "string" ? hostname.slice(0, 200) : "an unknown host";
  return {
    logger: name,
    [name]: report,
    message: `${sentence} for '${host}'`,
    request: { headers: [] },
  };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
