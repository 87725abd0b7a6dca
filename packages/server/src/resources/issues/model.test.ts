import { describe, expect, test } from "vitest";
import { compareReleases } from "../releases/index.ts";
import { onNewEvent, type SeenAgain, type StatusDetails } from "./model.ts";

const order = (version: string, base: string) =>
  version === base ? 0 : compareReleases(version, base);

const event = (given: Partial<SeenAgain> = {}): SeenAgain => ({
  at: 1_000_000,
  release: null,
  timesSeen: 5,
  userCount: 2,
  ...given,
});

describe("a resolved issue", () => {
  const resolved = (statusDetails: StatusDetails, release: string | null) =>
    onNewEvent({ status: "resolved", statusDetails }, event({ release }), order);

  test("regresses with the next event", () => {
    expect(resolved({}, null)).toBe("regressed");
    expect(resolved({}, "shop@1.0.0")).toBe("regressed");
  });

  test("stays resolved while the fix is not yet in the release that reports", () => {
    const details: StatusDetails = { inNextRelease: true, releaseThen: "shop@1.2.0" };
    expect(resolved(details, "shop@1.2.0")).toBe("unchanged");
    expect(resolved(details, "shop@1.1.0")).toBe("unchanged");
    expect(resolved(details, null)).toBe("unchanged");
    expect(resolved(details, "shop@1.2.1")).toBe("regressed");
    expect(resolved(details, "another-build")).toBe("regressed");
  });

  test("waits for any release when none was known", () => {
    expect(resolved({ inNextRelease: true }, null)).toBe("unchanged");
    expect(resolved({ inNextRelease: true }, "shop@1.0.0")).toBe("regressed");
  });

  test("regresses from the release that was to hold the fix on", () => {
    const details: StatusDetails = { inRelease: "shop@1.3.0", releaseThen: "shop@1.2.0" };
    expect(resolved(details, "shop@1.2.9")).toBe("unchanged");
    expect(resolved(details, null)).toBe("unchanged");
    expect(resolved(details, "shop@1.3.0")).toBe("regressed");
    expect(resolved(details, "shop@1.4.0")).toBe("regressed");
  });

  test("knows its own old release even when versions have no order", () => {
    const details: StatusDetails = { inRelease: "bbbbbbb", releaseThen: "aaaaaaa" };
    expect(resolved(details, "aaaaaaa")).toBe("unchanged");
    expect(resolved(details, "bbbbbbb")).toBe("regressed");
    expect(resolved(details, "ccccccc")).toBe("regressed");
  });

  test("waits for the release that brings the commit", () => {
    const details: StatusDetails = {
      inCommit: { commit: "abc", repository: "shop" },
      releaseThen: "1.0.0",
    };
    expect(resolved(details, "1.0.0")).toBe("unchanged");
    expect(resolved(details, "1.0.1")).toBe("regressed");
  });
});

test("a resolution goes by the order of releases it is given, which may be that of their dates", () => {
  const dates = ["aaaaaaa", "bbbbbbb", "ccccccc"];
  const byDate = (version: string, base: string) => dates.indexOf(version) - dates.indexOf(base);
  const regressesIn = (statusDetails: StatusDetails) =>
    dates.filter(
      (release) =>
        onNewEvent({ status: "resolved", statusDetails }, event({ release }), byDate) ===
        "regressed",
    );
  expect(regressesIn({ inNextRelease: true, releaseThen: "bbbbbbb" })).toEqual(["ccccccc"]);
  expect(regressesIn({ inRelease: "bbbbbbb" })).toEqual(["bbbbbbb", "ccccccc"]);
  expect(regressesIn({})).toEqual(dates);
});

describe("an ignored issue", () => {
  const ignored = (statusDetails: StatusDetails, given: Partial<SeenAgain> = {}) =>
    onNewEvent({ status: "ignored", statusDetails }, event(given), order);

  test("stays ignored without a condition", () => {
    expect(ignored({})).toBe("unchanged");
  });

  test("reappears once its time is over", () => {
    expect(ignored({ ignoreUntil: 1_000_001 })).toBe("unchanged");
    expect(ignored({ ignoreUntil: 1_000_000 })).toBe("reappeared");
  });

  test("counts events from the moment it was ignored", () => {
    const details: StatusDetails = { ignoreCount: 3, timesSeenThen: 10 };
    expect(ignored(details, { timesSeen: 12 })).toBe("unchanged");
    expect(ignored(details, { timesSeen: 13 })).toBe("reappeared");
  });

  test("counts users from the moment it was ignored", () => {
    const details: StatusDetails = { ignoreUserCount: 2, userCountThen: 4 };
    expect(ignored(details, { userCount: 5 })).toBe("unchanged");
    expect(ignored(details, { userCount: 6 })).toBe("reappeared");
  });

  test("counts within the window where it has one", () => {
    const details: StatusDetails = { ignoreCount: 3, ignoreWindow: 60, timesSeenThen: 10 };
    expect(ignored(details, { timesSeen: 20 })).toBe("unchanged");
    expect(ignored(details, { timesSeen: 20, timesSeenInWindow: 2 })).toBe("unchanged");
    expect(ignored(details, { timesSeen: 20, timesSeenInWindow: 3 })).toBe("reappeared");
    expect(ignored(details, { timesSeen: 12, timesSeenInWindow: 9 })).toBe("unchanged");
    const users: StatusDetails = { ignoreUserCount: 2, ignoreUserWindow: 60 };
    expect(ignored(users, { userCount: 9, userCountInWindow: 1 })).toBe("unchanged");
    expect(ignored(users, { userCount: 9, userCountInWindow: 2 })).toBe("reappeared");
  });
});

test("an open issue has nothing to come back from", () => {
  const issue = { status: "unresolved", statusDetails: { ignoreUntil: 1 } } as const;
  expect(onNewEvent(issue, event(), order)).toBe("unchanged");
});
