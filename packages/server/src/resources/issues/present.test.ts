import { issueCreated } from "@vedette/contract";
import * as z from "zod";
import { describe, expect, test } from "vitest";
import { anIssue } from "./issue.fixture.ts";
import { presentIssueForWebhook } from "./present-for-webhook.ts";
import { presentStatusDetails, type IssueSurroundings } from "./present.ts";
import { presentChart } from "./present-stats.ts";

const surroundings: Omit<IssueSurroundings, "viewer"> = {
  links: { baseUrl: "https://errors.acme.example" },
  organization: { slug: "acme" },
  project: { id: 11, slug: "shop", name: "Shop", platform: "javascript" },
  assignee: { type: "user", id: 7, name: "Ada", email: "ada@acme.example" },
  externalIssues: [],
};

describe("an issue in a webhook", () => {
  test("says first where it is, then what it is, as nobody in particular sees it", () => {
    const shown = presentIssueForWebhook(anIssue(), surroundings, "assigned");
    expect(Object.entries(shown).slice(0, 3)).toEqual([
      ["url", "https://errors.acme.example/api/0/organizations/acme/issues/501/"],
      ["web_url", "https://errors.acme.example/organizations/acme/issues/501/"],
      ["project_url", "https://errors.acme.example/organizations/acme/projects/shop/"],
    ]);
    expect(shown).toMatchObject({
      id: "501",
      shortId: "SHOP-3",
      count: "4",
      userCount: 2,
      hasSeen: false,
      assignedTo: { type: "user", id: "7", name: "Ada", email: "ada@acme.example" },
      firstSeen: "2030-01-01T10:00:00.000000Z",
      lastSeen: "2030-01-01T10:05:00.000000Z",
    });
    expect(shown).not.toHaveProperty("stats");
  });

  test("has instants with an offset when it is new", () => {
    const shown = presentIssueForWebhook(anIssue(), surroundings, "created");
    expect(shown["firstSeen"]).toBe("2030-01-01T10:00:00.000000+00:00");
    expect(shown["lastSeen"]).toBe("2030-01-01T10:05:00.000000+00:00");
    expect(z.safeParse(issueCreated.data, { issue: shown }).success).toBe(true);
  });
});

test("counters that only the rules need stay inside", () => {
  const details = { ignoreCount: 3, timesSeenThen: 4, ignoreUntil: 0, releaseThen: "1.0" };
  expect(presentStatusDetails(details)).toEqual({
    ignoreCount: 3,
    ignoreUntil: "1970-01-01T00:00:00.000000Z",
  });
});

test("feedback is a category of its own", () => {
  const shown = presentIssueForWebhook(anIssue({ type: "feedback" }), surroundings, "created");
  expect(shown).toMatchObject({
    type: "feedback",
    issueType: "feedback",
    issueCategory: "feedback",
  });
});

describe("a chart", () => {
  const now = Date.UTC(2030, 0, 31, 10, 30);

  test("ends with the bucket that now is in and adds up what is in each", () => {
    const hours = [
      { hour: Date.UTC(2030, 0, 31, 10), timesSeen: 2 },
      { hour: Date.UTC(2030, 0, 31, 0), timesSeen: 3 },
      { hour: Date.UTC(2030, 0, 2, 23), timesSeen: 5 },
      { hour: Date.UTC(2030, 0, 1, 23), timesSeen: 7 },
    ];
    const month = presentChart("30d", hours, now);
    expect(month).toHaveLength(30);
    expect(month[0]).toEqual([Date.UTC(2030, 0, 2) / 1000, 5]);
    expect(month.at(-1)).toEqual([Date.UTC(2030, 0, 31) / 1000, 5]);
    const day = presentChart("24h", hours, now);
    expect(day.at(-1)).toEqual([Date.UTC(2030, 0, 31, 10) / 1000, 2]);
    expect(day.reduce((sum, [, count]) => sum + count, 0)).toBe(5);
  });
});
