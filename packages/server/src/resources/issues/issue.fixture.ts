import type { Issue } from "./model.ts";

/** An open issue as a store gives it. */
export function anIssue(changes: Partial<Issue> = {}): Issue {
  return {
    id: 501,
    organizationId: 42,
    projectId: 11,
    shortId: 3,
    title: "TypeError: x is undefined",
    culprit: "checkout in pay",
    location: "pay.js",
    level: "error",
    platform: "javascript",
    logger: null,
    type: "error",
    metadata: { type: "TypeError", value: "x is undefined" },
    status: "unresolved",
    substatus: "new",
    statusDetails: {},
    freshSince: Date.UTC(2030, 0, 1, 10),
    priority: "medium",
    assignedUserId: null,
    assignedTeamId: null,
    firstSeenAt: Date.UTC(2030, 0, 1, 10),
    lastSeenAt: Date.UTC(2030, 0, 1, 10, 5),
    timesSeen: 4,
    userCount: 2,
    commentCount: 0,
    isUnhandled: true,
    firstRelease: null,
    lastRelease: null,
    ...changes,
  };
}
