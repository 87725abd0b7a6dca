import { fileURLToPath } from "node:url";
import { createAlertRule, createSentryApp, listRuleFirings } from "@vedette/contract";
import { Receiver, runProgram, startServer, testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("programs/node-sdk.mjs", import.meta.url));
const params = { organization: "acme", project: "shop" };

test.each(testEngines())(
  "an alertable integration is told of what an unmodified SDK reports (%s)",
  async (engine) => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { api, made } = server;
    const app = (
      await api.call(createSentryApp, {
        body: {
          name: "Pager",
          isInternal: true,
          organization: "acme",
          scopes: ["event:read"],
          webhookUrl: receiver.url,
          isAlertable: true,
        },
      })
    ).body;
    const rule = {
      name: "New errors",
      actionMatch: "any" as const,
      conditions: [{ id: "sentry.rules.conditions.first_seen_event.FirstSeenEventCondition" }],
      filters: [{ id: "sentry.rules.filters.level.LevelFilter", match: "gte", level: "40" }],
      actions: [
        {
          id: "sentry.rules.actions.notify_event_service.NotifyEventServiceAction",
          service: app.slug,
        },
      ],
      frequency: 30,
    };
    const { id } = (await api.call(createAlertRule, { params, body: rule })).body;
    await runProgram(program, { args: ["sentry-node-10", made.dsn, "nested"] });
    await server.settle();
    const alerts = receiver.webhooks("event_alert.triggered");
    const firings = (await api.call(listRuleFirings, { params: { ...params, rule: id } })).body;
    expect(alerts.length).toBeGreaterThan(0);
    expect(alerts).toHaveLength(firings.length);
    expect(alerts[0]?.data).toMatchObject({
      triggered_rule: "New errors",
      event: { event_id: firings.at(-1)?.eventId, sdk: { name: "sentry.javascript.node" } },
    });
  },
);
