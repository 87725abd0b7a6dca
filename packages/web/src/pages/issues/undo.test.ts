import type { Issue } from "@vedette/contract";
import { expect, test } from "vitest";
import { doneWords, undoing } from "./undo.ts";

function issue(id: string, more: object): Issue {
  return { id, status: "unresolved", statusDetails: {}, assignedTo: null, ...more } as Issue;
}

test("statuses come back as each issue had it, with their conditions", () => {
  const before = [
    issue("1", {}),
    issue("2", { status: "ignored", statusDetails: { ignoreCount: 40, ignoreWindow: 60 } }),
    issue("3", {}),
    issue("4", { status: "resolved", statusDetails: { inRelease: "shop@2" } }),
  ];
  expect(undoing(before, { status: "resolved" })).toEqual([
    { ids: ["1", "3"], change: { status: "unresolved" } },
    {
      ids: ["2"],
      change: { status: "ignored", statusDetails: { ignoreCount: 40, ignoreWindow: 60 } },
    },
    { ids: ["4"], change: { status: "resolved", statusDetails: { inRelease: "shop@2" } } },
  ]);
});

test("issues go back to whoever had them, or to nobody", () => {
  const before = [
    issue("1", { assignedTo: { type: "team", id: "3", name: "shop" } }),
    issue("2", {}),
  ];
  expect(undoing(before, { assignedTo: "user:7" })).toEqual([
    { ids: ["1"], change: { assignedTo: "team:3" } },
    { ids: ["2"], change: { assignedTo: "" } },
  ]);
});

test("what was done is said", () => {
  expect(doneWords({ status: "unresolved" })).toBe("unresolved again");
  expect(doneWords({ assignedTo: "user:7" })).toBe("assigned");
  expect(doneWords({ assignedTo: "" })).toBe("assigned to nobody");
  expect(doneWords({ priority: "low" })).toBe("changed");
});
