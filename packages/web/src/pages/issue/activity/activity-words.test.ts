import type { Activity } from "@vedette/contract";
import { expect, test } from "vitest";
import { activityWords, actorName, noteText, otherIssue } from "./activity-words.ts";

function activity(type: Activity["type"], data: Activity["data"] = {}): Activity {
  return { id: "9", user: null, type, data, dateCreated: "2030-01-01T10:00:00Z" };
}

test.each([
  ["set_resolved", {}, "resolved this issue"],
  ["set_resolved_in_release", { version: "shop@1.2" }, "resolved this issue in shop@1.2"],
  ["set_resolved_in_release", { version: "" }, "resolved this issue in the next release"],
  ["set_regression", { version: "shop@1.3" }, "saw this issue again in shop@1.3"],
  ["set_ignored", { ignoreCount: 10 }, "ignored this issue until 10 more events"],
  ["set_ignored", {}, "ignored this issue"],
  ["assigned", { assigneeEmail: "ada@acme.example" }, "assigned this issue to ada@acme.example"],
  ["merge", { issues: [{ id: "3" }, { id: "4" }] }, "merged 2 other issues into this one"],
  ["deploy", {}, "noted: deploy"],
] as const)("%s with %j is told as a sentence", (type, data, words) => {
  expect(activityWords(activity(type, data))).toBe(words);
});

test("a line of an issue that was split names the other", () => {
  expect(otherIssue(activity("unmerge_source", { destination_id: "7" }))).toBe("7");
  expect(otherIssue(activity("unmerge_destination", { source_id: "8" }))).toBe("8");
  expect(otherIssue(activity("set_resolved"))).toBeUndefined();
});

test("what nobody did, Vedette did", () => {
  expect(actorName(activity("set_regression"))).toBe("Vedette");
});

test("what an app did is told with the app's name", () => {
  const app = { id: "3", slug: "pm", name: "Planner", uuid: "u" };
  expect(actorName({ ...activity("set_resolved"), sentry_app: app })).toBe("Planner");
});

test("a comment without text is an empty text", () => {
  expect(noteText(activity("note", { text: "Seen it too." }))).toBe("Seen it too.");
  expect(noteText(activity("note", { text: 3 }))).toBe("");
});
