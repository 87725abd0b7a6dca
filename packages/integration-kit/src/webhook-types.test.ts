import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { type AnyWebhook, type WebhookBody, webhooks, webhookSamples } from "@vedette/contract";
import { parseWebhook, type WebhookDataByEvent, type WebhookEvent } from "./index.ts";

/** The data of each event as Vedette declares it. */
type Declared = {
  [Event in AnyWebhook["event"]]: WebhookBody<Extract<AnyWebhook, { event: Event }>>["data"];
};

/** Events whose types here do not allow what Vedette declares: there are none, or this does not compile. */
type Misfits = {
  [Event in keyof Declared]: Event extends WebhookEvent
    ? Declared[Event] extends WebhookDataByEvent[Event]
      ? never
      : Event
    : Event;
}[keyof Declared];
const misfits: Misfits[] = [];

test("the types here allow all that Vedette declares", () => {
  expect(misfits).toEqual([]);
});

test.each(webhooks.map(({ event, resource }) => [event, resource] as const))(
  "the sample of %s is read",
  (event, resource) => {
    const body = JSON.stringify(webhookSamples[event]);
    const parsed = parseWebhook({
      headers: {
        "Sentry-Hook-Signature": createHmac("sha256", "s").update(body).digest("hex"),
        "Sentry-Hook-Resource": resource,
        "Sentry-Hook-Timestamp": "1893492300",
        "Request-ID": "0123456789abcdef0123456789abcdef",
      },
      body,
      secret: "s",
    });
    expect(parsed).toMatchObject({ ok: true, webhook: { event } });
  },
);
