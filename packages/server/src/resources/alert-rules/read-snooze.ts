import type { SnoozedRule } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import { formatInstant, parseTimestamp } from "../../protocol/index.ts";
import type { AlertRule } from "./model.ts";

/** Reads until when a rule is to be silent; null: until somebody says otherwise. Refuses the past. */
export function readUntil(text: string | null, now: number): number | null {
  if (text === null || text === "") return null;
  const at = parseTimestamp(text);
  if (at === undefined) {
    throw Problem.fields({ until: [`"${text}" is not an instant like 2030-01-01T10:00:00Z.`] });
  }
  if (at <= now) throw Problem.fields({ until: ["This moment has passed already."] });
  return at;
}

export function presentSnoozed(snoozed: {
  rule: Pick<AlertRule, "id">;
  untilAt: number | null;
  userId: number | null;
  forEveryone: boolean;
  now: number;
}): SnoozedRule {
  const { rule, untilAt, userId, forEveryone, now } = snoozed;
  return {
    ownerId: userId,
    userId: forEveryone || userId === null ? "everyone" : userId,
    until: untilAt === null ? "forever" : formatInstant(untilAt),
    dateAdded: formatInstant(now),
    ruleId: rule.id,
    snooze: true,
  };
}
