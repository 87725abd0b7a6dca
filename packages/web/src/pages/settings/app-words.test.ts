import { shapes } from "@vedette/contract";
import { expect, test } from "vitest";
import { appStatusWords, responseWords, SUBSCRIPTIONS, subscriptionWords } from "./app-words.ts";

test("everything one can subscribe to is offered", () => {
  const offered = SUBSCRIPTIONS.map(({ resource }) => resource);
  expect(offered.toSorted()).toEqual([...shapes.EVENT_RESOURCES].toSorted());
});

test("subscriptions read as a sentence, in one order", () => {
  expect(subscriptionWords(["comment", "issue"])).toBe("Hears about issues, comments");
  expect(subscriptionWords([])).toBe("Hears about nothing");
});

test("a stopped integration says so", () => {
  expect(appStatusWords({ status: "internal", isDisabled: false })).toBe("Internal");
  expect(appStatusWords({ status: "internal", isDisabled: true })).toBe(
    "Internal, webhooks stopped",
  );
});

test.each([
  [200, "200"],
  [0, "timed out"],
  [-1, "no connection"],
])("response code %i reads %s", (code, words) => {
  expect(responseWords(code)).toBe(words);
});
