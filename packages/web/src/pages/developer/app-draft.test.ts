import type { SentryApp } from "@vedette/contract";
import { expect, test } from "vitest";
import { aboutBody, accessBody, missingFor, NEW_DRAFT, toDraft } from "./app-draft.ts";

const app: SentryApp = {
  allowedOrigins: ["a.example", "b.example"],
  author: null,
  avatars: [],
  events: ["issue"],
  webhookEvents: [],
  featureData: [{ featureId: 3, featureGate: "integrations-event-hooks", description: "Told." }],
  isAlertable: true,
  isDisabled: false,
  metadata: {},
  name: "Tasks",
  overview: null,
  popularity: 1,
  redirectUrl: null,
  schema: {},
  scopes: ["event:read"],
  slug: "tasks",
  status: "unpublished",
  uuid: "1",
  verifyInstall: false,
  webhookUrl: "https://tasks.example/hook",
  webhookHeaders: ["X-Key: 1"],
  standardWebhooks: false,
  orderedDelivery: true,
};

test("an integration that nobody touched is sent as it was", () => {
  const draft = toDraft(app);
  expect(aboutBody(draft, { isInternal: false, isPublished: false })).toEqual({
    name: "Tasks",
    author: null,
    overview: null,
    allowedOrigins: ["a.example", "b.example"],
    redirectUrl: null,
    verifyInstall: false,
    features: [3],
  });
  expect(accessBody(draft, { isPublished: false })).toEqual({
    webhookUrl: "https://tasks.example/hook",
    events: ["issue"],
    isAlertable: true,
    webhookHeaders: ["X-Key: 1"],
    standardWebhooks: false,
    orderedDelivery: true,
    scopes: ["event:read"],
  });
});

test("an internal integration is installed by nobody, so nothing of that is sent", () => {
  const body = aboutBody(
    { ...NEW_DRAFT, name: " Chat " },
    { isInternal: true, isPublished: false },
  );
  expect(body).toEqual({ name: "Chat", author: null, overview: null, allowedOrigins: [] });
});

test("what is fixed for a published integration is not sent", () => {
  const draft = toDraft(app);
  expect(aboutBody(draft, { isInternal: false, isPublished: true })).not.toHaveProperty("features");
  expect(accessBody(draft, { isPublished: true })).not.toHaveProperty("scopes");
});

test("a subscription says what it needs", () => {
  expect(missingFor("issue", ["project:read"])).toBe("Needs the permission Issue & Event: Read.");
  expect(missingFor("sentry_status", ["event:read"])).toBe("Needs the permission Status: Read.");
  expect(missingFor("issue", ["event:write"])).toBeUndefined();
});
