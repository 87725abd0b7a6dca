import type { IncidentActivity, MetricAlertRule, MetricAlertState } from "@vedette/contract";
import { stateOfStatus, stateWords, valueWords } from "./metric-words.ts";

/** A line of an incident's timeline. */
export interface Step {
  id: string;
  date: string;
  /** Undefined: the incident only went on. */
  state?: MetricAlertState;
  words: string;
  silence: string | null;
  actions: IncidentActivity["actions"];
}

/** The history of an incident in words, oldest first. */
export function stepsOf(
  activities: readonly IncidentActivity[],
  rule: Pick<MetricAlertRule, "aggregate" | "comparisonDelta">,
): Step[] {
  return activities.flatMap((activity): Step[] => {
    const { id, type, dateCreated: date, silence, actions } = activity;
    if (type === 2) {
      const state = stateOfStatus(Number(activity.value));
      return [{ id, date, state, words: changeWords(activity, rule), silence, actions }];
    }
    // When it began; that it was kept then as well (1) is no news.
    if (type === 4) return [{ id, date, words: "The incident was opened", silence, actions }];
    return [];
  });
}

/** A change of an incident's status: `Critical: 120 events`, `Closed by Ada`. */
export function changeWords(
  { value, user, measured }: Pick<IncidentActivity, "value" | "user" | "measured">,
  rule: Pick<MetricAlertRule, "aggregate" | "comparisonDelta">,
): string {
  const state = stateOfStatus(Number(value));
  if (user !== null) return `${state === "ok" ? "Closed" : "Opened again"} by ${user.name}`;
  if (measured === null) {
    return state === "ok" ? "Closed, since the alert was changed" : stateWords(state);
  }
  const words = state === "ok" ? "Resolved" : stateWords(state);
  return `${words}: ${valueWords(rule, measured)}`;
}

const MINUTE_MS = 60_000;
/** More of the past is not given at once. */
const MOST_MS = 14 * 24 * 60 * MINUTE_MS;

/** The time that is shown around an incident: as long again before and after, half an hour at least. */
export function spanAround(
  { dateStarted, dateClosed }: { dateStarted: string; dateClosed: string | null },
  windowMinutes: number,
  nowMs: number,
): { start: string; end: string } {
  const begin = Date.parse(dateStarted);
  const over = dateClosed === null ? nowMs : Date.parse(dateClosed);
  const room = Math.max(30 * MINUTE_MS, 2 * windowMinutes * MINUTE_MS, over - begin);
  const end = Math.min(nowMs, over + room);
  const start = Math.max(begin - room, end - MOST_MS);
  // Whole minutes, so that the same is asked for again and found in the cache.
  return { start: toMinute(start), end: toMinute(end) };
}

function toMinute(ms: number): string {
  return new Date(Math.floor(ms / MINUTE_MS) * MINUTE_MS).toISOString();
}
