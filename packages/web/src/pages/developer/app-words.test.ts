import { shapes } from "@vedette/contract";
import { expect, test } from "vitest";
import {
  appStatusColor,
  appStatusWords,
  requestInstant,
  responseWords,
  secretWords,
  SUBSCRIPTIONS,
  subscriptionWords,
} from "./app-words.ts";

test("everything one can subscribe to is offered", () => {
  const offered = SUBSCRIPTIONS.map(({ resource }) => resource);
  expect(offered.toSorted()).toEqual([...shapes.EVENT_RESOURCES].toSorted());
});

test("subscriptions read as a sentence, in one order", () => {
  expect(subscriptionWords(["comment", "issue"])).toBe("Hears about issues, comments");
  expect(subscriptionWords([])).toBe("Hears about nothing");
});

test("an integration that is switched off says so", () => {
  expect(appStatusWords({ status: "internal", isDisabled: false })).toBe("Internal");
  expect(appStatusColor({ status: "published", isDisabled: false })).toBe("teal");
  expect(appStatusColor({ status: "published", isDisabled: true })).toBe("red");
  expect(appStatusWords({ status: "internal", isDisabled: true })).toBe("Internal, switched off");
});

test("a secret is seen by who may, for a day", () => {
  expect(secretWords("ab12")).toMatchObject({ value: "ab12" });
  expect(secretWords("*".repeat(64)).value).toBeUndefined();
  expect(secretWords(null).words).toContain("replace it");
});

test.each([
  [200, "200"],
  [0, "timed out"],
  [-1, "no connection"],
])("response code %i reads %s", (code, words) => {
  expect(responseWords(code)).toBe(words);
});

test("the date of a request becomes an instant", () => {
  const instant = requestInstant("2030-01-01 10:05:00.000000+00:00");
  expect(new Date(instant).toISOString()).toBe("2030-01-01T10:05:00.000Z");
});
