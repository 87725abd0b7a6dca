import type { JsonObject, NormalizedEvent } from "../seams.ts";
import { isTaken, type Scrubbing, scrubContent, scrubEntry, scrubText, takeAll } from "./walk.ts";

/** Scrubs every context; one whose name alone is secret keeps its names and loses its values. */
export function scrubContexts({ contexts }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!contexts) return;
  scrubbing.marks.enter("contexts");
  for (const name in contexts) {
    const context = contexts[name];
    if (!context) continue;
    scrubbing.marks.enter(name);
    scrubContext(name, context, scrubbing);
    scrubbing.marks.leave();
  }
  scrubbing.marks.leave();
}

function scrubContext(name: string, context: JsonObject, scrubbing: Scrubbing): void {
  const verdict = scrubbing.rules.judge(name);
  if (isTaken(verdict)) takeAll(context, verdict, scrubbing);
  else if (name === "trace") scrubTrace(context, scrubbing);
  else if (name === "feedback") scrubFeedback(context, scrubbing);
  // Flags are named by programmers: `new-auth-flow` is no secret.
  else scrubContent(context, name === "flags" ? "words" : "data", scrubbing);
}

const TRACE_IDS = new Set(["trace_id", "span_id", "parent_span_id"]);
const HEX = /^[0-9a-f]{16,32}$/i;

/** An id that happens to be all digits looks like a card, and is needed to find the trace. */
function scrubTrace(context: JsonObject, scrubbing: Scrubbing): void {
  for (const name in context) {
    const value = context[name] ?? null;
    if (TRACE_IDS.has(name) && typeof value === "string" && HEX.test(value)) continue;
    const after = scrubEntry(name, name, value, "data", scrubbing);
    if (after !== value) context[name] = after;
  }
}

/** What a user wrote is a message; the address to answer to was given for that. */
function scrubFeedback(context: JsonObject, scrubbing: Scrubbing): void {
  for (const name in context) {
    const value = context[name] ?? null;
    const after =
      name === "message" && typeof value === "string"
        ? scrubText(name, value, "message", scrubbing)
        : scrubEntry(name, name, value, "data", scrubbing);
    if (after !== value) context[name] = after;
  }
}
