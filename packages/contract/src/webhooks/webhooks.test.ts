import * as z from "zod";
import { describe, expect, test } from "vitest";
import {
  commentCreated,
  errorCreated,
  eventsOf,
  issueAssigned,
  issueCreated,
  webhookBody,
  webhooks,
  webhookSamples,
} from "./index.ts";

const { issue } = webhookSamples["issue.created"].data;

const envelope = {
  action: "created",
  installation: { uuid: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55" },
  actor: { type: "application", id: "sentry", name: "Sentry" },
};

describe("the body of a webhook", () => {
  test("keeps the order it is sent in", () => {
    const body = webhookBody(issueCreated).parse({ ...envelope, data: { issue } });
    expect(Object.keys(body)).toEqual(["action", "installation", "data", "actor"]);
    expect(Object.keys(body.data.issue).slice(0, 3)).toEqual(["url", "web_url", "project_url"]);
  });

  test("belongs to one action", () => {
    const body = { ...envelope, action: "resolved", data: { issue } };
    expect(webhookBody(issueCreated).safeParse(body).success).toBe(false);
  });

  test("counts an issue's events in a string", () => {
    const body = { ...envelope, data: { issue: { ...issue, count: 1 } } };
    expect(webhookBody(issueCreated).safeParse(body).success).toBe(false);
  });

  test("names who got the issue by number", () => {
    const assignee = { type: "user", name: "Ada", id: 7, email: "ada@acme.example" };
    const body = { ...envelope, action: "assigned", data: { assignee, issue } };
    expect(webhookBody(issueAssigned).safeParse(body).success).toBe(true);
    const data = { assignee: { ...assignee, id: "7" }, issue };
    expect(webhookBody(issueAssigned).safeParse({ ...body, data }).success).toBe(false);
  });

  test("keeps keys of an event it does not know", () => {
    const error = { ...webhookSamples["error.created"].data.error, brand_new: { a: 1 } };
    const body = webhookBody(errorCreated).parse({ ...envelope, data: { error } });
    expect(body.data.error["brand_new"]).toEqual({ a: 1 });
  });

  test("of a comment carries numbers", () => {
    const data = {
      comment_id: 3405,
      issue_id: 501,
      project_slug: "shop",
      timestamp: "2030-01-01T10:10:00.000000+00:00",
      comment: "looking into it",
    };
    const actor = { type: "user", id: 7, name: "Ada" };
    const schema = webhookBody(commentCreated);
    expect(schema.safeParse({ ...envelope, actor, data }).success).toBe(true);
    expect(schema.safeParse({ ...envelope, actor: { ...actor, id: "7" }, data }).success).toBe(
      false,
    );
  });
});

test.each(webhooks)("the sample of $event is what its schema says, and nothing more", (webhook) => {
  const sample: object = webhookSamples[webhook.event];
  const parsed = webhookBody(webhook).parse(sample);
  expect(parsed).toEqual(sample);
  expect(JSON.stringify(JSON.parse(JSON.stringify(sample)))).toBe(JSON.stringify(sample));
});

test("an event is named by its resource and action", () => {
  for (const webhook of webhooks) {
    expect(webhook.event).toBe(`${webhook.resource}.${webhook.action}`);
  }
});

test("a subscription stands for all events of its resource", () => {
  expect(eventsOf("issue")).toEqual([
    "issue.assigned",
    "issue.created",
    "issue.ignored",
    "issue.resolved",
    "issue.unresolved",
  ]);
  expect(eventsOf("error")).toEqual(["error.created"]);
  expect(eventsOf("comment")).toEqual(["comment.created", "comment.deleted", "comment.updated"]);
  expect(z.array(z.string()).parse(eventsOf("issue"))).toHaveLength(5);
});
