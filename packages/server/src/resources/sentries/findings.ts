import type { SentryState } from "@vedette/contract";
import { type Follows, type Level, LEVELS, toBadgeMessage } from "./model.ts";

/** What was found out about what a sentry follows. */
export interface Finding {
  state: SentryState;
  message: string;
  /** When it was last heard of; null where that means nothing. */
  heardAt: number | null;
}

type OfIssues = Extract<Follows, { kind: "issues" }>;

/** The rules by which what Vedette knows becomes a state (docs/integrate/status.md). */
export const describeFinding = {
  /** What has to be counted: as many as decide. */
  wants({ level, sadAt, sickAt }: OfIssues): { levels: Level[]; limit: number } {
    const levels = LEVELS.slice(LEVELS.indexOf(level));
    return { levels, limit: Math.max(sadAt ?? 1, sickAt ?? 1) };
  },

  issues({ sadAt, sickAt, minutes }: OfIssues, count: number): Finding {
    const isSick = sickAt !== null && count >= sickAt;
    const isSad = sadAt !== null && count >= sadAt;
    const most = Math.max(sadAt ?? 1, sickAt ?? 1);
    const amount = count >= most && most > 1 ? `${count} or more` : String(count);
    const things = count === 1 ? "unresolved issue" : "unresolved issues";
    return {
      state: isSick ? "sick" : isSad ? "sad" : "happy",
      message: isSick || isSad ? `${amount} ${things} in ${inWords(minutes)}` : "",
      heardAt: null,
    };
  },

  /** Undefined until the first run has ended. */
  monitor(monitor: {
    name: string;
    state: string;
    lastCheckInAt: number | null;
  }): Finding | undefined {
    const { state, lastCheckInAt: heardAt } = monitor;
    if (state === "waiting") return undefined;
    if (state === "ok") return { state: "happy", message: "", heardAt };
    const words = { missed: "missed a run", timed_out: "ran too long" };
    const what = state === "missed" || state === "timed_out" ? words[state] : "failed";
    return { state: "sick", message: toBadgeMessage(`${monitor.name} ${what}`), heardAt };
  },

  /** Undefined while it is open without having measured anything. */
  metricAlert({ name, state }: { name: string; state: string }): Finding | undefined {
    if (state === "ok") return { state: "happy", message: "", heardAt: null };
    if (state !== "warning" && state !== "critical") return undefined;
    const feeling = state === "critical" ? "sick" : "sad";
    return { state: feeling, message: toBadgeMessage(name), heardAt: null };
  },
};

function inWords(minutes: number): string {
  return minutes > 60 && minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}
