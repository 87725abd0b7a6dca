import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseWebhook } from "./index.ts";

const secret = "s3cret";
const SENT_AT = 1_893_492_300;
const payload = {
  action: "created",
  installation: { uuid: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55" },
  data: { issue: { id: "501", shortId: "SHOP-3", title: "TypeError: x is undefined", count: "1" } },
  actor: { type: "application", id: "sentry", name: "Sentry" },
};

test("an authentic webhook is read", () => {
  expect(parseWebhook(signed(JSON.stringify(payload)))).toEqual({
    ok: true,
    webhook: {
      event: "issue.created",
      resource: "issue",
      action: "created",
      installationId: "9e1f6f2e-5d1c-4d0e-8a86-0e4a2f1e7b55",
      data: payload.data,
      actor: payload.actor,
      timestamp: SENT_AT,
      requestId: "0123456789abcdef0123456789abcdef",
      idempotencyKey: "fedcba9876543210fedcba9876543210",
    },
  });
});

test("bytes and fetch headers do as well", () => {
  const request = signed(JSON.stringify(payload));
  const body = new TextEncoder().encode(request.body);
  expect(parseWebhook({ ...request, body, headers: new Headers(request.headers) })).toEqual(
    parseWebhook(request),
  );
});

test("the event tells what the data is", () => {
  const body = { ...payload, data: { comment_id: 3405, comment: "looking into it" } };
  const request = signed(JSON.stringify(body), { "sentry-hook-resource": "comment" });
  const result = parseWebhook(request);
  if (!result.ok || result.webhook.event !== "comment.created") throw new Error("not a comment");
  const { resource, action, data } = result.webhook;
  const typed: [resource: "comment", action: "created", id: number] = [
    resource,
    action,
    data.comment_id,
  ];
  expect(typed).toEqual(["comment", "created", 3405]);
});

test("a sender without Idempotency-Key or actor is read too", () => {
  const { actor: _left, ...rest } = payload;
  const request = signed(JSON.stringify(rest), { "idempotency-key": undefined });
  expect(parseWebhook(request)).toMatchObject({
    ok: true,
    webhook: { actor: null, idempotencyKey: null },
  });
});

describe("refused", () => {
  test("without a signature", () => {
    const request = signed("{}", { "sentry-hook-signature": undefined });
    expect(parseWebhook(request)).toEqual({ ok: false, reason: "no-signature" });
  });

  test("with another body than was signed", () => {
    const request = { ...signed(JSON.stringify(payload)), body: "{}" };
    expect(parseWebhook(request)).toEqual({ ok: false, reason: "wrong-signature" });
  });

  test.each([
    { "sentry-hook-resource": undefined },
    { "request-id": undefined },
    { "sentry-hook-timestamp": undefined },
    { "sentry-hook-timestamp": "yesterday" },
    { "sentry-hook-timestamp": "-1" },
  ])("with headers %j", (headers) => {
    expect(parseWebhook(signed(JSON.stringify(payload), headers))).toEqual({
      ok: false,
      reason: "bad-headers",
    });
  });

  test.each(["", "{", "not json"])("when the body is %j", (body) => {
    expect(parseWebhook(signed(body))).toEqual({ ok: false, reason: "not-json" });
  });

  test.each([
    null,
    [],
    "text",
    { ...payload, action: 1 },
    { ...payload, installation: null },
    { ...payload, installation: {} },
    { ...payload, data: [] },
  ])("when the payload is %j", (value) => {
    expect(parseWebhook(signed(JSON.stringify(value)))).toEqual({ ok: false, reason: "bad-shape" });
  });
});

test.each([
  ["seer", "completed"],
  ["issue", "toString"],
  ["issue", "merged"],
])("an authentic %s.%s is handed on as unknown", (resource, action) => {
  const body = { ...payload, action };
  const request = signed(JSON.stringify(body), { "sentry-hook-resource": resource });
  expect(parseWebhook(request)).toEqual({
    ok: false,
    reason: "unknown-event",
    event: `${resource}.${action}`,
    payload: body,
  });
});

describe("age", () => {
  test.each([
    [0, true],
    [300, true],
    [-300, true],
    [301, false],
    [-301, false],
  ])("of %d s is within 300 s: %s", (age, ok) => {
    const request = signed(JSON.stringify(payload));
    const now = (SENT_AT + age) * 1000;
    expect(parseWebhook({ ...request, maxAgeSeconds: 300, now }).ok).toBe(ok);
  });

  test("does not matter unless asked for", () => {
    expect(parseWebhook({ ...signed(JSON.stringify(payload)), now: 0 }).ok).toBe(true);
  });
});

function signed(body: string, changes: Record<string, string | undefined> = {}) {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "request-id": "0123456789abcdef0123456789abcdef",
    "sentry-hook-resource": "issue",
    "sentry-hook-timestamp": String(SENT_AT),
    "sentry-hook-signature": createHmac("sha256", secret).update(body, "utf8").digest("hex"),
    "idempotency-key": "fedcba9876543210fedcba9876543210",
  };
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete headers[name];
    else headers[name] = value;
  }
  return { headers, body, secret };
}
