import { type JsonObject, parseEventId } from "../../protocol/index.ts";
import { MAX_COMMENT_CHARS, MAX_EMAIL_CHARS, MAX_NAME_CHARS, type NewUserReport } from "./model.ts";

/**
 * Reads the payload of a `user_report` item (docs/wire.md). Throws where it is about no event or
 * says nothing.
 */
export function readUserReport(
  sent: JsonObject,
  from: { projectId: number; eventId: string | null; receivedAt: number },
): NewUserReport {
  const eventId = parseEventId(sent["event_id"]) ?? from.eventId;
  const comments = toText(sent["comments"], MAX_COMMENT_CHARS);
  if (eventId === null || comments === "") throw new Error("no event, or no comment");
  return {
    projectId: from.projectId,
    eventId,
    name: toText(sent["name"], MAX_NAME_CHARS),
    email: toText(sent["email"], MAX_EMAIL_CHARS),
    comments,
    createdAt: from.receivedAt,
  };
}

function toText(value: unknown, maxChars: number): string {
  if (typeof value !== "string") return "";
  return value.replaceAll("\0", "").trim().slice(0, maxChars).toWellFormed();
}
