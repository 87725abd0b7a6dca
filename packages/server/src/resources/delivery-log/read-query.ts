import { Problem } from "@vedette/contract/problems";
import { parseTimestamp } from "../../protocol/index.ts";

/** An event's name, or a resource alone. */
export interface EventName {
  resource: string;
  action: string | undefined;
}

/** Reads `issue.created` or `issue`; the resource is what comes before the last point. */
export function readEventName(text: string | undefined): EventName | undefined {
  if (!text) return undefined;
  const point = text.lastIndexOf(".");
  if (point < 0) return { resource: text, action: undefined };
  return { resource: text.slice(0, point), action: text.slice(point + 1) };
}

/** Reads `issue.created`; refuses what is not the name of one event. */
export function readOneEvent(text: string): { resource: string; action: string } {
  const { resource, action } = readEventName(text) ?? {};
  if (!resource || !action) {
    throw Problem.fields({
      event: [`"${text}" is not the name of an event, such as issue.created.`],
    });
  }
  return { resource, action };
}

/** Reads an instant, epoch milliseconds; undefined when there is none. Refuses what is no instant. */
export function readInstant(field: string, text: string | undefined): number | undefined {
  if (!text) return undefined;
  const instant = parseTimestamp(text);
  if (instant === undefined) {
    throw Problem.fields({
      [field]: ["Write an instant such as 2030-01-01T10:00:00Z, or seconds since 1970."],
    });
  }
  return Math.floor(instant);
}
