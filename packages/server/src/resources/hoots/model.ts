import type { HootState, SentryState } from "@vedette/contract";
import { SENTRY_STATES } from "@vedette/contract/status-words";
import type { HootAction } from "./actions/model.ts";

/** The badge of one thing that people look at. Instants are epoch milliseconds. */
export interface Hoot {
  id: number;
  organizationId: number;
  /** 32 hex characters: the badge's address, which nobody guesses. */
  uid: string;
  name: string;
  description: string;
  link: string | null;
  text: string;
  faq: readonly FaqEntry[];
  isEnabled: boolean;
  /** What its enabled sentries make of it together. */
  combined: Combined;
  override: Override | null;
  actions: readonly HootAction[];
  /** What was last told to others. */
  shownState: HootState;
  changedAt: number;
  createdAt: number;
}

export interface FaqEntry {
  question: string;
  answer: string;
}

export interface Combined {
  /** Null: none of them has said anything. */
  state: SentryState | null;
  message: string;
  recordAt: number | null;
}

/** What a person says instead of the sentries. */
export interface Override {
  state: SentryState;
  message: string;
  /** Null: until it is taken back. */
  untilAt: number | null;
}

/** What one enabled sentry says about a hoot. */
export interface Contribution {
  hootId: number;
  state: SentryState | null;
  message: string;
  recordAt: number | null;
  updatedAt: number;
}

/** What everybody sees. */
export interface Shown {
  state: HootState;
  message: string;
  recordAt: number | null;
}

/** The worst of these states: sick, then sad, then happy; null for none. */
export function worstOf(states: readonly (SentryState | null)[]): SentryState | null {
  return SENTRY_STATES.findLast((state) => states.includes(state)) ?? null;
}

/**
 * What several sentries say together: the worst state, the newest message among those who are in
 * it, and the latest record of all.
 */
export function combine(contributions: readonly Contribution[]): Combined {
  const state = worstOf(contributions.map((one) => one.state));
  const speaking = contributions
    .filter((one) => one.state === state && one.message !== "")
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  const records = contributions.flatMap(({ recordAt }) => (recordAt === null ? [] : [recordAt]));
  return {
    state,
    message: state === null ? "" : (speaking[0]?.message ?? ""),
    recordAt: records.length === 0 ? null : Math.max(...records),
  };
}

/** What a hoot shows at a moment: nothing when disabled, then what a person said, then its sentries. */
export function shownOf(
  { isEnabled, override, combined }: Pick<Hoot, "isEnabled" | "override" | "combined">,
  now: number,
): Shown {
  if (!isEnabled) return { state: "disabled", message: "", recordAt: null };
  const { recordAt } = combined;
  if (override !== null && (override.untilAt === null || override.untilAt > now)) {
    return { state: override.state, message: override.message, recordAt };
  }
  return { state: combined.state ?? "neutral", message: combined.message, recordAt };
}
