import type { HootState, Sentry, SentryEntry } from "@vedette/contract";

const WORDS: Readonly<Record<HootState, string>> = {
  happy: "Happy",
  sad: "Sad",
  sick: "Sick",
  neutral: "Nothing known",
  disabled: "Disabled",
};

/** A state in a word or two; null is one that was never told. */
export function stateWords(state: HootState | null): string {
  return WORDS[state ?? "neutral"];
}

/** What keeps a sentry up to date. */
export function followsWords(follows: Sentry["follows"]): string {
  switch (follows?.type) {
    case "issues":
      return `follows unresolved issues of ${follows.project}`;
    case "metric-alert":
      return "follows a metric alert";
    case "monitor":
      return follows.monitor === null
        ? "followed a monitor that is gone"
        : `follows the check-ins of ${follows.monitor} in ${follows.project}`;
    default:
      return "updated over its API address";
  }
}

/** What an entry of the history is about, besides what it says. */
export function entryWords({ kind }: Pick<SentryEntry, "kind">): string {
  switch (kind) {
    case "timeout":
      return "no update came in time";
    case "watch":
      return "what it follows changed";
    case "enabled":
      return "switched on";
    case "disabled":
      return "switched off";
    case "report":
      return "";
  }
}

/** The part of a time, in percent: `99.95 %`; nothing is rounded up to all. */
export function shareWords(share: number): string {
  const percent = Math.floor(share * 10_000) / 100;
  return `${percent} %`;
}
