import type { HootState } from "@vedette/contract";
import type { Recipient } from "../../../outbox/index.ts";
import type { Db } from "../../../storage/index.ts";
import {
  describeTarget,
  findTargetWords,
  type IntegrationTarget,
  planTarget,
  type TargetWords,
} from "../../alert-targets/index.ts";
import type { HootAction } from "./model.ts";

/** An action that is done now: whom it tells, and what they are told of it. */
export interface PlannedAction {
  recipient: Recipient;
  /** Null: a webhook. */
  sentryAppId: number | null;
  desc: string;
  settings: IntegrationTarget["settings"];
}

/**
 * Which of a hoot's actions its new state is told by, each target once. An integration that is not
 * there any more is passed over.
 */
export async function planActions(
  db: Db,
  { organizationId, actions }: { organizationId: number; actions: readonly HootAction[] },
  state: HootState,
): Promise<PlannedAction[]> {
  const chosen = chooseTargets(actions, state);
  if (chosen.length === 0) return [];
  const words = await findTargetWords(db, organizationId, chosen);
  return chosen.flatMap((target) => planAction(target, words) ?? []);
}

/** Whom a target is, and what it is told of itself; undefined: it cannot be told. */
export function planAction(
  target: HootAction["does"],
  words: TargetWords,
): PlannedAction | undefined {
  const { recipient, sentryAppId = null } = planTarget(target, words);
  if (recipient === undefined) return undefined;
  const settings = target.kind === "integration" ? target.settings : null;
  return { recipient, sentryAppId, desc: describeTarget(target, words), settings };
}

function chooseTargets(actions: readonly HootAction[], state: HootState): HootAction["does"][] {
  const meant = actions.filter(({ states }) => states.some((one) => one === state));
  const byKey = new Map(meant.map(({ does }) => [JSON.stringify(does), does]));
  return [...byKey.values()];
}
