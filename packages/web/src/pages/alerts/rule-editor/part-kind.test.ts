import { expect, test } from "vitest";
import { cutLabel, kindOf, newPart, readKinds } from "./part-kind.ts";

const raw = [
  { id: "new", label: "A new issue is created", enabled: true },
  {
    id: "often",
    label: "Seen more than {value} times in {interval}",
    enabled: true,
    formFields: {
      value: { type: "number", placeholder: 100 },
      interval: { type: "choice", choices: [["1h", "one hour"]] },
      comparisonType: { type: "choice", choices: [["count", "more than"]] },
    },
  },
  { id: "off", label: "Not here", enabled: false },
  {
    id: "app",
    label: "Create a task with these ",
    enabled: true,
    actionType: "sentryapp",
    prompt: "Tasks",
    sentryAppInstallationUuid: "uuid",
    formFields: { uri: "/alert", required_fields: [] },
  },
];

test("kinds are read with their fields, and what is switched off is left out", () => {
  expect(readKinds(raw).map(({ prompt }) => prompt)).toEqual([
    "A new issue is created",
    "Seen more than … times in …",
    "Tasks",
  ]);
});

test("a label is cut where its fields stand; others follow", () => {
  const often = readKinds(raw)[1];
  const pieces = often === undefined ? [] : cutLabel(often);
  expect(pieces.map((piece) => (typeof piece === "string" ? piece : `{${piece.name}}`))).toEqual([
    "Seen more than ",
    "{value}",
    " times in ",
    "{interval}",
    "{comparisonType}",
  ]);
});

test("a new part has what its kind begins with, and is found to be of that kind", () => {
  const kinds = readKinds(raw);
  const parts = kinds.map(newPart);
  expect(parts).toEqual([
    { id: "new" },
    { id: "often", value: 100, interval: "1h", comparisonType: "count" },
    { id: "app", sentryAppInstallationUuid: "uuid", hasSchemaFormConfig: true, settings: [] },
  ]);
  expect(parts.map((part) => kindOf(kinds, part)?.key)).toEqual(["new", "often", "app uuid"]);
  expect(kindOf(kinds, { id: "app", sentryAppInstallationUuid: "other" })).toBeUndefined();
});
