import type { HootState } from "@vedette/contract";
import { formatInstant } from "../../../protocol/index.ts";
import type { Badge } from "./badge.ts";

/** A badge for programs, in the words of the Sentry API. */
export function renderJson({ name, state, message, recordAt, changedAt }: Badge): string {
  return JSON.stringify({
    name,
    state,
    user_message: message,
    latest_record_at: recordAt === null ? null : formatInstant(recordAt),
    changed_at: formatInstant(changedAt),
  });
}

const COLORS: Readonly<Record<HootState, string>> = {
  happy: "brightgreen",
  sad: "yellow",
  sick: "red",
  neutral: "blue",
  disabled: "lightgrey",
};

/** What an endpoint badge reads (https://shields.io/badges/endpoint-badge). */
export function renderShields({ name, state, message }: Badge): string {
  return JSON.stringify({
    schemaVersion: 1,
    label: name,
    message: message === "" ? state : `${state}: ${message}`,
    color: COLORS[state],
    cacheSeconds: 300,
  });
}
