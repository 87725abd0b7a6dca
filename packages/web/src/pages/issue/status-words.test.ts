import { expect, test } from "vitest";
import { statusWords } from "./status-words.ts";

test.each([
  ["unresolved", null, {}, "Unresolved"],
  ["unresolved", "new", {}, "Unresolved, new"],
  ["unresolved", "regressed", {}, "Unresolved, came back"],
  ["resolved", null, {}, "Resolved"],
  ["resolved", null, { inNextRelease: true }, "Resolved in the next release"],
  ["resolved", null, { inRelease: "shop@1.2.0" }, "Resolved in shop@1.2.0"],
  ["ignored", "archived_forever", {}, "Ignored"],
  ["ignored", null, { ignoreCount: 1 }, "Ignored until 1 more event"],
  ["ignored", "archived_until_escalating", {}, "Ignored until it escalates"],
] as const)("%s, %s, %j reads well", (status, substatus, statusDetails, words) => {
  expect(statusWords({ status, substatus, statusDetails })).toBe(words);
});
