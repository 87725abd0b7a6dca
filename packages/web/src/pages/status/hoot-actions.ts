import type { Hoot, MetricAlertConfiguration, SentryState } from "@vedette/contract";
import {
  actionKinds,
  toActions,
  toParts,
  type WrittenAction,
} from "../alerts/metric/editor/metric-actions.ts";
import type { Part, PartKind } from "../alerts/rule-editor/part-kind.ts";

/** An action of a hoot while it is written. */
export interface HootActionDraft {
  part: Part;
  /** None: all. */
  states: SentryState[];
}

const ALL = 3;

/** What a hoot can tell: what metric alerts can, but for people, who follow it. */
export function hootActionKinds({
  actions,
}: Pick<MetricAlertConfiguration, "actions">): PartKind[] {
  return actionKinds({ actions: actions.filter(({ type }) => type !== "email") });
}

/** Actions as they are written again. */
export function toDrafts(actions: Hoot["actions"], kinds: readonly PartKind[]): HootActionDraft[] {
  return toParts(actions, kinds).map((part, at) => {
    const { states = [] } = actions[at] ?? {};
    return { part, states: states.length === ALL ? [] : states };
  });
}

/** Actions as the API takes them. */
export function toHootActions(drafts: readonly HootActionDraft[]): WrittenAction[] {
  return toActions(drafts.map(({ part }) => part)).map((action, at) => {
    const { states = [] } = drafts[at] ?? {};
    return { ...action, ...(states.length > 0 && { states }) };
  });
}
