import { describe, expect, test } from "vitest";
import { Problem } from "@vedette/contract";
import { decide, type Decision } from "./decide.ts";
import { anIssue } from "./issue.fixture.ts";

const NOW = Date.UTC(2030, 0, 1, 10, 30);
const at = (now: number) => ({ now, latestRelease: null });
const resolve = (
  resolution: Extract<Decision, { status: "resolved" }>["resolution"],
): Decision => ({
  status: "resolved",
  resolution,
});

describe("resolving", () => {
  test("simply: no details, one line of history, one fact", () => {
    const decided = decide(anIssue(), resolve({ type: "now" }), at(NOW));
    expect(decided?.issue).toMatchObject({
      status: "resolved",
      substatus: null,
      statusDetails: {},
    });
    expect(decided?.activity).toEqual({ type: "set_resolved", data: {} });
    expect(decided?.told).toEqual({ action: "resolved", extra: { resolution_type: "now" } });
  });

  test("in the next release remembers the one that is out", () => {
    const issue = anIssue({ lastRelease: "shop@1.2.0" });
    const decided = decide(issue, resolve({ type: "in_next_release" }), at(NOW));
    expect(decided?.issue.statusDetails).toEqual({
      inNextRelease: true,
      releaseThen: "shop@1.2.0",
    });
    expect(decided?.activity).toEqual({ type: "set_resolved_in_release", data: { version: "" } });
    expect(decided?.told?.extra).toEqual({ resolution_type: "in_next_release" });
  });

  test("in the next or latest release goes by the project's latest one", () => {
    const issue = anIssue({ lastRelease: "shop@1.2.0" });
    const moment = { now: NOW, latestRelease: "shop@2.0.0" };
    const next = decide(issue, resolve({ type: "in_next_release" }), moment);
    expect(next?.issue.statusDetails.releaseThen).toBe("shop@2.0.0");
    const latest = decide(issue, resolve({ type: "in_release", version: "latest" }), moment);
    expect(latest?.issue.statusDetails.inRelease).toBe("shop@2.0.0");
  });

  test("in the latest release means the one the issue was last seen in, where no other is known", () => {
    const issue = anIssue({ lastRelease: "shop@1.2.0" });
    const decided = decide(issue, resolve({ type: "in_release", version: "latest" }), at(NOW));
    expect(decided?.issue.statusDetails.inRelease).toBe("shop@1.2.0");
    expect(decided?.activity?.data).toEqual({ version: "shop@1.2.0" });
    expect(() =>
      decide(anIssue(), resolve({ type: "in_release", version: "latest" }), at(NOW)),
    ).toThrow(Problem);
  });

  test("in a commit names it", () => {
    const commit = { commit: "9fceb02", repository: "acme/shop" };
    const decided = decide(anIssue(), resolve({ type: "in_commit", commit }), at(NOW));
    expect(decided?.issue.statusDetails.inCommit).toEqual(commit);
    expect(decided?.activity?.type).toBe("set_resolved_in_commit");
    expect(decided?.told?.extra).toEqual({ resolution_type: "in_commit" });
  });

  test("again in the same way is no change, in another way is one", () => {
    const first =
      decide(anIssue(), resolve({ type: "in_next_release" }), at(NOW))?.issue ?? anIssue();
    const later = { ...first, lastRelease: "shop@1.3.0" };
    expect(decide(later, resolve({ type: "in_next_release" }), at(NOW + 1))).toBeUndefined();
    expect(decide(later, resolve({ type: "now" }), at(NOW + 1))?.issue.statusDetails).toEqual({});
  });
});

describe("ignoring", () => {
  test("without a condition is for good", () => {
    const decided = decide(anIssue(), { status: "ignored", conditions: {} }, at(NOW));
    expect(decided?.issue).toMatchObject({ status: "ignored", substatus: "archived_forever" });
    expect(decided?.told).toEqual({ action: "ignored", extra: {} });
  });

  test("until something happens keeps the counters it starts from", () => {
    const conditions = {
      ignoreDuration: 30,
      ignoreCount: 10,
      ignoreUserCount: 5,
      ignoreWindow: 60,
    };
    const decided = decide(anIssue(), { status: "ignored", conditions }, at(NOW));
    expect(decided?.issue.substatus).toBe("archived_until_condition_met");
    expect(decided?.issue.statusDetails).toEqual({
      ignoreUntil: NOW + 30 * 60_000,
      ignoreCount: 10,
      ignoreWindow: 60,
      ignoreUserCount: 5,
      timesSeenThen: 4,
      userCountThen: 2,
    });
    expect(decided?.activity).toEqual({
      type: "set_ignored",
      data: {
        ignoreCount: 10,
        ignoreDuration: 30,
        ignoreUntil: "2030-01-01T11:00:00.000000Z",
        ignoreUserCount: 5,
        ignoreUserWindow: null,
        ignoreWindow: 60,
      },
    });
  });

  test("again is no change, although the counters have moved on", () => {
    const decision: Decision = { status: "ignored", conditions: { ignoreCount: 10 } };
    const issue = decide(anIssue(), decision, at(NOW))?.issue ?? anIssue();
    expect(decide({ ...issue, timesSeen: 7 }, decision, at(NOW + 1))).toBeUndefined();
  });

  test("again keeps the way it was archived in", () => {
    const substatus = "archived_until_escalating";
    const issue = decide(
      anIssue(),
      { status: "ignored", substatus, conditions: {} },
      at(NOW),
    )?.issue;
    expect(issue?.substatus).toBe(substatus);
    expect(
      decide(issue ?? anIssue(), { status: "ignored", conditions: {} }, at(NOW)),
    ).toBeUndefined();
  });
});

describe("reopening", () => {
  test("makes a resolved issue an ongoing one", () => {
    const resolved = anIssue({
      status: "resolved",
      substatus: null,
      statusDetails: { inNextRelease: true },
    });
    const decided = decide(resolved, { status: "unresolved" }, at(NOW));
    expect(decided?.issue).toMatchObject({
      status: "unresolved",
      substatus: "ongoing",
      statusDetails: {},
    });
    expect(decided?.activity).toEqual({ type: "set_unresolved", data: {} });
    expect(decided?.told).toEqual({ action: "unresolved", extra: {} });
  });

  test("leaves an open issue as it is", () => {
    expect(decide(anIssue(), { status: "unresolved" }, at(NOW))).toBeUndefined();
  });

  test("can say what kind of open it is, which nobody is told", () => {
    const decided = decide(anIssue(), { status: "unresolved", substatus: "escalating" }, at(NOW));
    expect(decided?.issue.substatus).toBe("escalating");
    expect(decided?.told).toBeUndefined();
  });
});
