import type { EventPayload } from "../../seams.ts";
import type { DefaultVariant } from "./component.ts";
import { parametrize } from "./parametrize.ts";

/** What was logged: the template where there is one, else the finished text. */
export function messageVariants(event: EventPayload): DefaultVariant[] {
  const text = parametrizeText(messageText(event));
  return text === "" ? [] : [{ kind: "message", components: [["message", text]] }];
}

/** Enough of a text to tell it from others, with what changes from event to event taken out. */
export function parametrizeText(text: string): string {
  return parametrize(firstLines(text.slice(0, MAX_CHARS)));
}

const KEPT_LINES = 2;
/** Canonical texts are no longer; whatever comes, the work stays bounded. */
const MAX_CHARS = 8192;

/** The first lines that are not blank, without the blanks around them. */
function firstLines(text: string): string {
  if (!text.includes("\n") && !text.includes("\r")) return text.trim();
  const kept: string[] = [];
  for (const line of text.split(/[\r\n]+/, MAX_CHARS)) {
    const trimmed = line.trim();
    if (trimmed === "") continue;
    kept.push(trimmed);
    if (kept.length === KEPT_LINES) break;
  }
  return kept.join("\n");
}

function messageText(event: EventPayload): string {
  const entry = event.logentry;
  if (entry) return entry.message || entry.formatted;
  const feedback = event.contexts?.["feedback"]?.["message"];
  return event.type === "feedback" && typeof feedback === "string" ? feedback : "";
}
