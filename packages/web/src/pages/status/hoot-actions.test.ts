import type { Hoot } from "@vedette/contract";
import { expect, test } from "vitest";
import { hootActionKinds, toDrafts, toHootActions } from "./hoot-actions.ts";

const kinds = hootActionKinds({
  actions: [
    { type: "email", allowedTargetTypes: ["user"], name: "Send a mail" },
    { type: "sentry_app", allowedTargetTypes: ["sentry_app"], name: "Tell Pager", sentryAppId: 7 },
    { type: "webhook", allowedTargetTypes: ["specific"], name: "Send a webhook" },
  ],
});

test("a hoot tells integrations and webhooks; people follow it", () => {
  expect(kinds.map(({ id }) => id)).toEqual(["sentry_app:7", "webhook"]);
});

test("actions are written again as they were, and all states are not chosen one by one", () => {
  const actions: Hoot["actions"] = [
    { type: "sentry_app", states: ["sick"], sentryAppId: 7, desc: "Tell Pager" },
    {
      type: "webhook",
      states: ["happy", "sad", "sick"],
      sentryAppId: null,
      url: "https://acme.example/hook",
      webhookId: "3",
      desc: "Send a webhook",
    },
  ];
  const drafts = toDrafts(actions, kinds);
  expect(drafts.map(({ states }) => states)).toEqual([["sick"], []]);
  expect(toHootActions(drafts)).toEqual([
    {
      type: "sentry_app",
      targetType: "sentry_app",
      targetIdentifier: 7,
      sentryAppId: 7,
      states: ["sick"],
    },
    { type: "webhook", url: "https://acme.example/hook", webhookId: "3" },
  ]);
});
