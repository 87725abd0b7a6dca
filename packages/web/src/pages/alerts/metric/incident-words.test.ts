import type { IncidentActivity } from "@vedette/contract";
import { expect, test } from "vitest";
import { changeWords, spanAround, stepsOf } from "./incident-words.ts";

const rule = { aggregate: "count()", comparisonDelta: null };
const ada = { id: "1", name: "Ada", email: "ada@acme.example" };
const line: IncidentActivity = {
  id: "1",
  incidentIdentifier: "3",
  type: 2,
  value: "20",
  previousValue: "1",
  user: null,
  measured: 120,
  silence: null,
  actions: [],
  dateCreated: "2030-01-01T10:00:00.000Z",
};

test.each([
  [{}, "Critical: 120 events"],
  [{ value: "10", measured: 60 }, "Warning: 60 events"],
  [{ value: "2", measured: 3 }, "Resolved: 3 events"],
  [{ value: "2", measured: null }, "Closed, since the alert was changed"],
  [{ value: "2", measured: null, user: ada }, "Closed by Ada"],
  [{ value: "1", measured: null, user: ada }, "Opened again by Ada"],
])("a change %j reads %s", (part, words) => {
  expect(changeWords({ ...line, ...part }, rule)).toBe(words);
});

test("a timeline has changes with their state, and when the incident was opened once", () => {
  const began = { ...line, id: "0", type: 4, value: null, measured: null };
  const steps = stepsOf([began, { ...began, id: "2", type: 1 }, line], rule);
  expect(steps.map(({ id, state, words }) => [id, state, words])).toEqual([
    ["0", undefined, "The incident was opened"],
    ["1", "critical", "Critical: 120 events"],
  ]);
});

test("around an incident as much time is shown again, half an hour at least, nothing ahead", () => {
  const dateStarted = "2030-01-01T10:00:00.000Z";
  const dateClosed = "2030-01-01T10:10:00.000Z";
  const later = Date.parse("2030-01-01T12:00:00.000Z");
  expect(spanAround({ dateStarted, dateClosed }, 5, later)).toEqual({
    start: "2030-01-01T09:30:00.000Z",
    end: "2030-01-01T10:40:00.000Z",
  });
  expect(spanAround({ dateStarted, dateClosed: null }, 60, later)).toEqual({
    start: "2030-01-01T08:00:00.000Z",
    end: "2030-01-01T12:00:00.000Z",
  });
  const month = Date.parse("2030-02-01T12:00:30.000Z");
  expect(spanAround({ dateStarted, dateClosed: null }, 60, month)).toEqual({
    start: "2030-01-18T12:00:00.000Z",
    end: "2030-02-01T12:00:00.000Z",
  });
});
