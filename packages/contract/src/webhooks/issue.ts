import * as z from "zod";
import { issue } from "../shapes/issue.ts";
import { defineWebhook } from "./webhook.ts";

/** An issue as nobody in particular sees it, with where to find it. */
export const webhookIssue = z
  .object({
    url: z.string(),
    web_url: z.string(),
    project_url: z.string(),
    ...issue.shape,
  })
  .meta({ id: "WebhookIssue" });

export const RESOLUTION_TYPES = [
  "now",
  "in_next_release",
  "in_upcoming_release",
  "in_release",
  "in_commit",
  "with_commit",
  "with_pull_request",
  "with_third_party_app",
] as const;

const data = z.object({ issue: webhookIssue });

export const issueCreated = defineWebhook({
  event: "issue.created",
  resource: "issue",
  action: "created",
  summary: "The first event of a new issue arrived",
  when: "Here `firstSeen` and `lastSeen` end in `+00:00`, in the others in `Z`.",
  data,
});

export const issueResolved = defineWebhook({
  event: "issue.resolved",
  resource: "issue",
  action: "resolved",
  summary: "An issue was resolved, by whatever way",
  data: z.object({ resolution_type: z.enum(RESOLUTION_TYPES), issue: webhookIssue }),
});

export const issueAssigned = defineWebhook({
  event: "issue.assigned",
  resource: "issue",
  action: "assigned",
  summary: "An issue was given to a person or a team; taking it away tells nothing",
  data: z.object({
    assignee: z.object({
      type: z.enum(["user", "team"]),
      name: z.string(),
      id: z.int(),
      email: z.string().optional(),
    }),
    issue: webhookIssue,
  }),
});

export const issueIgnored = defineWebhook({
  event: "issue.ignored",
  resource: "issue",
  action: "ignored",
  summary: "An issue was ignored (archived)",
  when: "Integrations that subscribed to `issue.archived` get the action `archived` instead.",
  data,
});

export const issueUnresolved = defineWebhook({
  event: "issue.unresolved",
  resource: "issue",
  action: "unresolved",
  summary: "An issue came back: reopened by hand, by a regression or by escalating",
  data,
});
