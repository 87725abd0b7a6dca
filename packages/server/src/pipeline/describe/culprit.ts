import type { Frame, NormalizedEvent } from "../seams.ts";
import type { Crash } from "./crash.ts";
import { cut } from "./first-line.ts";

const MAX_CHARS = 200;
const NATIVE: ReadonlySet<string> = new Set(["native", "cocoa", "objc", "c"]);

/**
 * Who is to blame, in one short text: the transaction, else the sender's own word, else the crash
 * frame, else the request's address. Empty when nothing is known.
 */
export function describeCulprit(event: NormalizedEvent, crash: Crash): string {
  if (event.transaction) return cut(event.transaction, MAX_CHARS);
  if (event.culprit) return cut(event.culprit, MAX_CHARS);
  // The stack of a synthetic exception is the SDK's or the browser's, not the fault's.
  if (crash.exception?.mechanism?.synthetic) return "";
  const place = crash.frame ? describeFrame(crash.frame, event.platform) : "";
  return cut(place || (event.request?.url ?? ""), MAX_CHARS);
}

function describeFrame(frame: Frame, platform: string): string {
  const language = frame.platform ?? platform;
  const name = frame.function ?? "?";
  if (NATIVE.has(language)) return name;
  const file = frame.module ?? frame.filename ?? frame.abs_path;
  if (!file) return "";
  return language === "javascript" || language === "node"
    ? `${name}(${file})`
    : `${file} in ${name}`;
}
