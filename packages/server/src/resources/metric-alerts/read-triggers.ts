import type { MetricAlertRuleWrite } from "@vedette/contract";
import { readId, readTarget, type WrittenTarget } from "../alert-targets/index.ts";
import type { PersonOrTeam } from "./model.ts";

/** A trigger as it was written, before anything was looked up. */
export interface WrittenTrigger {
  label: "critical" | "warning";
  threshold: number;
  /** Null: those it has. */
  actions: WrittenAction[] | null;
}

/** A webhook is not kept anywhere yet; an integration is not known to be installed. */
export type WrittenAction = WrittenTarget | { kind: "mail"; target: PersonOrTeam };

type Refuse = (field: string, sentence: string) => void;
type Fields = Readonly<Record<string, unknown>>;

/** Reads triggers with their actions; says what is wrong with each. */
export function readTriggers(
  written: MetricAlertRuleWrite["triggers"],
  refuse: Refuse,
): WrittenTrigger[] {
  const triggers: WrittenTrigger[] = [];
  for (const { label, alertThreshold, actions } of written) {
    if (label !== "critical" && label !== "warning") {
      refuse("triggers", `There is no trigger "${label}": use critical and warning.`);
      continue;
    }
    if (triggers.some((one) => one.label === label)) {
      refuse("triggers", `There is more than one trigger "${label}".`);
      continue;
    }
    const read = actions === undefined ? null : readActions(actions, refuse);
    triggers.push({ label, threshold: alertThreshold, actions: read });
  }
  if (!triggers.some(({ label }) => label === "critical")) {
    refuse("triggers", "A metric alert needs a critical threshold.");
  }
  return triggers.toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

/** Reads actions; says what is wrong with each, under `field`. */
export function readActions(
  written: readonly Fields[],
  refuse: Refuse,
  field = "triggers",
): WrittenAction[] {
  return written.flatMap((fields) => {
    const read = readAction(fields);
    if (typeof read !== "string") return [read];
    refuse(field, read);
    return [];
  });
}

function readAction(fields: Fields): WrittenAction | string {
  const { type, targetType } = fields;
  switch (type) {
    case "email": {
      const id = readId(fields["targetIdentifier"]);
      if (targetType !== "user" && targetType !== "team") {
        return 'Mail goes to "targetType" user or team.';
      }
      if (id === undefined) return `"targetIdentifier" must be the id of the ${targetType}.`;
      return { kind: "mail", target: { type: targetType === "team" ? "team" : "member", id } };
    }
    default:
      return (
        readTarget(fields) ??
        `There is no action "${String(type)}": use email, sentry_app or webhook.`
      );
  }
}
