import type { Event, IssueDetail } from "@vedette/contract";
import { frameFile } from "../event/frame-words.ts";

const FRAMES_TOLD = 8;

/** What a form's title and description begin with: enough to know the issue elsewhere. */
export function issueTexts(
  issue: Pick<IssueDetail, "title" | "shortId" | "permalink">,
  event: Pick<Event, "entries"> | undefined,
): { "issue.title": string; "issue.description": string } {
  const excerpt = event === undefined ? "" : stackExcerpt(event.entries);
  const link = `[${issue.shortId}](${issue.permalink})`;
  const description = excerpt === "" ? link : `${link}\n\n\`\`\`\n${excerpt}\n\`\`\``;
  return { "issue.title": issue.title, "issue.description": description };
}

/** The exception with its newest frames, those of the application where there are any. */
function stackExcerpt(entries: Event["entries"]): string {
  for (const entry of entries) {
    if (entry.type !== "exception") continue;
    const newest = entry.data.values.at(-1);
    if (newest === undefined) continue;
    const frames = newest.stacktrace?.frames ?? [];
    const own = frames.filter(({ inApp }) => inApp);
    const told = (own.length > 0 ? own : frames).slice(-FRAMES_TOLD).toReversed();
    const head = [newest.type, newest.value].filter((text) => text !== null && text !== "");
    return [head.join(": "), ...told.map(frameText)].join("\n").replaceAll("```", "` ` `");
  }
  return "";
}

function frameText(frame: Parameters<typeof frameFile>[0]): string {
  const place = [frameFile(frame), frame.lineNo, frame.colNo].filter((part) => part !== null);
  const where = place.join(":");
  return frame.function === null ? `  at ${where}` : `  at ${frame.function} (${where})`;
}
