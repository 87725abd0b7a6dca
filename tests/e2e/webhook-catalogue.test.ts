import { expect, test } from "vitest";
import { listWebhookEvents, WEBHOOK_EVENTS, webhookSamples } from "@vedette/contract";
import { startServer } from "@vedette/testkit";

test("the catalogue of webhooks names each event with its fields and a whole sample", async () => {
  await using server = await startServer();
  const { body: kinds } = await server.api.call(listWebhookEvents, {});

  expect(kinds.map(({ event }) => event)).toEqual(WEBHOOK_EVENTS);
  const created = kinds.find(({ event }) => event === "issue.created");
  expect(created).toMatchObject({ subscription: "issue", neededScope: "event:read" });
  expect(created?.sample).toEqual(webhookSamples["issue.created"]);
  expect(created?.fields).toContainEqual({
    path: "issue.project.slug",
    type: "string",
    isOptional: false,
  });
});
