import type * as z from "zod";
import type { webhookIssue } from "../issue.ts";
import { ada, places } from "./places.ts";

type Issue = z.output<typeof webhookIssue>;

/** An issue that began a few minutes ago. */
export const sampleIssue: Issue = {
  url: places.issueApi,
  web_url: places.issuePage,
  project_url: places.projectPage,
  id: "501",
  shareId: null,
  shortId: "SHOP-3",
  title: "TypeError: x is undefined",
  culprit: "checkout in pay",
  permalink: places.issuePage,
  logger: null,
  level: "error",
  status: "unresolved",
  statusDetails: {},
  substatus: "new",
  isPublic: false,
  platform: "javascript",
  priority: "high",
  priorityLockedAt: null,
  project: { id: "11", name: "Shop", slug: "shop", platform: "javascript" },
  type: "error",
  issueType: "error",
  issueCategory: "error",
  metadata: {
    type: "TypeError",
    value: "x is undefined",
    filename: "pay.js",
    function: "checkout",
  },
  numComments: 0,
  assignedTo: null,
  isBookmarked: false,
  isSubscribed: false,
  subscriptionDetails: null,
  hasSeen: false,
  annotations: [],
  isUnhandled: true,
  count: "4",
  userCount: 2,
  firstSeen: "2030-01-01T10:00:00.000000Z",
  lastSeen: "2030-01-01T10:05:00.000000Z",
};

/** The same at its first event. */
export const newIssue: Issue = {
  ...sampleIssue,
  count: "1",
  userCount: 1,
  firstSeen: "2030-01-01T10:00:00.000000+00:00",
  lastSeen: "2030-01-01T10:00:00.000000+00:00",
};

export const resolvedIssue: Issue = {
  ...sampleIssue,
  status: "resolved",
  statusDetails: { inRelease: "shop@1.2.1" },
  substatus: null,
};

export const ignoredIssue: Issue = {
  ...sampleIssue,
  status: "ignored",
  substatus: "archived_until_escalating",
};

export const assignedIssue: Issue = {
  ...sampleIssue,
  assignedTo: { type: "user", id: String(ada.id), name: ada.name, email: ada.email },
};

export const reopenedIssue: Issue = { ...sampleIssue, substatus: "regressed", count: "5" };
