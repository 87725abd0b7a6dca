import type { Json, JsonObject } from "../seams.ts";

/** What each directive guards, as people say it. */
const GUARDED: ReadonlyMap<string, string> = new Map([
  ["base-uri", "base"],
  ["child-src", "child"],
  ["connect-src", "connect"],
  ["default-src", "default"],
  ["font-src", "font"],
  ["form-action", "form"],
  ["frame-ancestors", "frame"],
  ["frame-src", "frame"],
  ["img-src", "image"],
  ["manifest-src", "manifest"],
  ["media-src", "media"],
  ["object-src", "object"],
  ["script-src", "script"],
  ["script-src-attr", "script"],
  ["script-src-elem", "script"],
  ["style-src", "style"],
  ["style-src-attr", "style"],
  ["style-src-elem", "style"],
  ["worker-src", "worker"],
]);

const INLINE: ReadonlySet<string> = new Set(["inline", "unsafe-inline"]);
const EVAL: ReadonlySet<string> = new Set(["eval", "unsafe-eval", "wasm-eval"]);

/** The directive a content security policy report is about, e.g. `script-src`. */
export function cspDirective(csp: JsonObject): string {
  return text(csp["effective_directive"]) || text(csp["violated_directive"]);
}

/**
 * What was blocked: the host of an address, the scheme of one without a host (`data`), the kind of
 * inline code (`inline`, `eval`), or `self` for the page itself.
 */
export function blockedUri(csp: JsonObject): string {
  const blocked = text(csp["blocked_uri"]);
  if (blocked === "" || blocked === "self") return localKind(csp);
  const host = hostOf(blocked);
  if (host === undefined) return blocked;
  return host !== "" && host === hostOf(text(csp["document_uri"])) ? "self" : host;
}

/** One sentence: `Blocked 'script' from 'cdn.example'`. */
export function cspMessage(csp: JsonObject): string {
  const directive = cspDirective(csp);
  const guarded = GUARDED.get(directive) ?? (directive || "content");
  const blocked = blockedUri(csp);
  if (INLINE.has(blocked)) return `Blocked inline '${guarded}'`;
  if (EVAL.has(blocked)) return `Blocked unsafe (eval() or inline) '${guarded}'`;
  return `Blocked '${guarded}' from '${blocked}'`;
}

/** Older browsers leave the address empty for inline code and name the broken rule instead. */
function localKind(csp: JsonObject): string {
  const violated = text(csp["violated_directive"]);
  if (violated.includes("'unsafe-inline'")) return "inline";
  return violated.includes("'unsafe-eval'") ? "eval" : "self";
}

/** `undefined` for a bare word such as `inline`. */
function hostOf(address: string): string | undefined {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?/i.exec(address);
  if (!match) return undefined;
  return match[2] ? match[2].slice(match[2].lastIndexOf("@") + 1) : (match[1] ?? "");
}

function text(value: Json | undefined): string {
  return typeof value === "string" ? value.trim() : "";
}
