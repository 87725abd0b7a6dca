import type { EventPayload, JsonObject } from "../../seams.ts";
import type { Component, DefaultVariant } from "./component.ts";

/** Which directive a page broke, and with what: a kind of local code, or somebody's host. */
export function cspVariants(event: EventPayload): DefaultVariant[] {
  const report = event.csp;
  if (!report) return [];
  const directive = readDirective(report);
  if (directive === "") return [];
  const components: Component[] = [
    ["directive", directive],
    ["blocked", readBlocked(report)],
  ];
  return [{ kind: "csp", components }];
}

/** The violated directive is the whole line of the policy in older browsers: its first word counts. */
function readDirective(report: JsonObject): string {
  const sent = read(report, "effective_directive") || read(report, "violated_directive");
  return (sent.trim().split(/\s+/, 1)[0] ?? "").toLowerCase();
}

const LOCAL = new Set(["", "self", "inline", "eval", "wasm-eval", "trusted-types-policy"]);
const SCHEME_AND_HOST = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?/;

function readBlocked(report: JsonObject): string {
  const blocked = read(report, "blocked_uri").trim().toLowerCase().replaceAll("'", "");
  if (LOCAL.has(blocked)) return localKind(report, blocked);
  const host = hostOf(blocked);
  return host !== "" && host === hostOf(read(report, "document_uri").trim().toLowerCase())
    ? "self"
    : host;
}

/** Browsers that name nothing blocked show by the rest of the policy what kind of code it was. */
function localKind(report: JsonObject, blocked: string): string {
  if (blocked !== "" && blocked !== "self") return blocked;
  const violated = read(report, "violated_directive");
  if (violated.includes("'unsafe-inline'")) return "inline";
  return violated.includes("'unsafe-eval'") ? "eval" : "self";
}

/** The host without its port; for an address without one (`data:`, `blob:`) the scheme. */
function hostOf(address: string): string {
  const match = SCHEME_AND_HOST.exec(address);
  if (!match) return address.split("/", 1)[0] ?? "";
  const host = (match[2] ?? "").replace(/^.*@/, "").replace(/:\d*$/, "");
  return host || `${match[1] ?? ""}:`;
}

/** Reports name their fields with dashes; canonical events with underscores. */
function read(report: JsonObject, name: string): string {
  const value = report[name] ?? report[name.replaceAll("_", "-")];
  return typeof value === "string" ? value : "";
}
