import { expect, test } from "vitest";
import { actionWords } from "./rule-words.ts";

const action = { kind: "integration", name: "Pager", deliveryId: "1" } as const;

test("an action says once what became of it, and why it failed", () => {
  expect(actionWords({ ...action, status: "delivered", detail: "delivered" })).toBe(
    "Pager: delivered",
  );
  expect(actionWords({ ...action, status: "pending", detail: null })).toBe("Pager: on its way");
  expect(actionWords({ ...action, status: "failed", detail: "timeout" })).toBe(
    "Pager: given up, no answer in time",
  );
  expect(actionWords({ ...action, status: "skipped", detail: "not-installed" })).toBe(
    "Pager: not done, not installed",
  );
});
