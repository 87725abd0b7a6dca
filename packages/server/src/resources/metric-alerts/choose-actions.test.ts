import { expect, test } from "vitest";
import { chooseActions } from "./choose-actions.ts";
import type { Action, AlertState, Trigger } from "./model.ts";

const mail = (id: number): Action => ({ kind: "mail", target: { type: "member", id } });
const trigger = (label: Trigger["label"], ...people: number[]): Trigger => ({
  part: 1,
  label,
  threshold: 1,
  createdAt: 0,
  actions: people.map((id) => ({ part: id, createdAt: 0, does: mail(id) })),
});
const BOTH = { triggers: [trigger("critical", 1, 2), trigger("warning", 2, 3)] };

test.each<[peak: AlertState, to: AlertState, told: number[]]>([
  ["ok", "warning", [2, 3]],
  ["ok", "critical", [1, 2, 3]],
  ["warning", "critical", [1, 2, 3]],
  ["critical", "warning", [1, 2, 3]],
  ["warning", "ok", [2, 3]],
  ["critical", "ok", [1, 2, 3]],
  ["critical", "open", [1, 2, 3]],
  ["warning", "open", [2, 3]],
])("an alert that was %s at worst and becomes %s is told to %j, each once", (peak, to, told) => {
  expect(chooseActions(BOTH, { peak, to })).toEqual(told.map(mail));
});
