import type { SentryState } from "@vedette/contract";
import { SENTRY_STATES } from "@vedette/contract/status-words";
import { readTarget, type WrittenTarget } from "../../alert-targets/index.ts";

/** An action as somebody wrote it, before anything was looked up. */
export interface WrittenAction {
  states: readonly SentryState[];
  does: WrittenTarget;
}

/** Reads an action; gives it, or a sentence that says what is wrong. Without `states` it is for all. */
export function readAction(fields: Readonly<Record<string, unknown>>): WrittenAction | string {
  const does = readTarget(fields);
  if (does === undefined) {
    return `There is no action "${String(fields["type"])}": use sentry_app or webhook.`;
  }
  if (typeof does === "string") return does;
  const states = readStates(fields["states"]);
  if (states === undefined) return '"states" must be a list of one or more of happy, sad and sick.';
  return { states, does };
}

function readStates(raw: unknown): readonly SentryState[] | undefined {
  if (raw == null) return SENTRY_STATES;
  if (!Array.isArray(raw) || raw.length === 0) return undefined;
  const known: readonly unknown[] = SENTRY_STATES;
  if (!raw.every((one) => known.includes(one))) return undefined;
  return SENTRY_STATES.filter((state) => raw.includes(state));
}
