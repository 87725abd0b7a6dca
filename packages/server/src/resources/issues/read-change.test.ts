import { describe, expect, test } from "vitest";
import { Problem, type IssueUpdate } from "@vedette/contract";
import { readChange } from "./read-change.ts";

const refusal = (body: IssueUpdate): unknown => {
  try {
    return readChange(body);
  } catch (error) {
    if (error instanceof Problem) return error.body;
    throw error;
  }
};

describe("the body of an issue's update", () => {
  test("may use the older words for statuses", () => {
    expect(readChange({ status: "muted" }).decision).toEqual({ status: "ignored", conditions: {} });
    expect(readChange({ status: "resolvedInNextRelease" }).decision).toEqual({
      status: "resolved",
      resolution: { type: "in_next_release" },
    });
  });

  test("says how an issue is resolved in one way only", () => {
    expect(
      readChange({ status: "resolved", statusDetails: { inRelease: "1.0" } }).decision,
    ).toEqual({
      status: "resolved",
      resolution: { type: "in_release", version: "1.0" },
    });
    expect(
      readChange({ status: "resolved", statusDetails: { inNextRelease: false } }).decision,
    ).toEqual({
      status: "resolved",
      resolution: { type: "now" },
    });
    const both = { inNextRelease: true, inRelease: "1.0" };
    expect(refusal({ status: "resolved", statusDetails: both })).toEqual({
      statusDetails: ["Choose one of inNextRelease, inRelease."],
    });
  });

  test("takes a substatus for its status", () => {
    expect(readChange({ substatus: "archived_until_escalating" }).decision).toEqual({
      status: "ignored",
      substatus: "archived_until_escalating",
      conditions: {},
    });
    expect(readChange({ substatus: "escalating" }).decision).toEqual({
      status: "unresolved",
      substatus: "escalating",
    });
  });

  test("may not contradict itself", () => {
    expect(refusal({ status: "resolved", statusDetails: { ignoreCount: 1 } })).toEqual({
      statusDetails: ["ignoreCount does not go with the status resolved."],
    });
    expect(refusal({ status: "ignored", substatus: "ongoing" })).toEqual({
      substatus: ["ongoing does not go with the status ignored."],
    });
    expect(refusal({ statusDetails: { inNextRelease: true } })).toEqual({
      statusDetails: ["Status details need a status."],
    });
    expect(refusal({ status: "ignored", statusDetails: { ignoreWindow: 5 } })).toEqual({
      statusDetails: ["ignoreWindow needs ignoreCount."],
    });
    expect(refusal({ status: "ignored", statusDetails: { ignoreUserWindow: 5 } })).toEqual({
      statusDetails: ["ignoreUserWindow needs ignoreUserCount."],
    });
  });

  test("is told what issues do not have here", () => {
    expect(refusal({ merge: true, isPublic: true })).toEqual({
      isPublic: ["Issues cannot be shared with the public here."],
      merge: [expect.stringContaining("with nothing else")],
    });
    expect(refusal({ inbox: false })).toHaveProperty("inbox");
    expect(refusal({ discard: true })).toHaveProperty("discard");
  });

  test("changes nothing when it is empty", () => {
    expect(readChange({})).toEqual({});
  });
});
