import { ingestSender, sampleEvent, startServer, testEngines } from "@vedette/testkit";
import {
  type AlertRuleWrite,
  createAlertRule,
  deleteAlertRule,
  enableAlertRule,
  getAlertRule,
  getRuleConfiguration,
  getRuleStats,
  listAlertRules,
  listIssueFirings,
  listRuleFirings,
  listRuleGroupHistory,
  previewAlertRule,
  snoozeAlertRule,
  testRuleActions,
  unsnoozeAlertRule,
  updateAlertRule,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";

const params = { organization: "acme", project: "shop" };
const FIRST_SEEN = { id: "sentry.rules.conditions.first_seen_event.FirstSeenEventCondition" };
const MAIL = {
  id: "sentry.mail.actions.NotifyEmailAction",
  targetType: "IssueOwners",
  fallthroughType: "NoOne",
};
const LEVEL = { id: "sentry.rules.filters.level.LevelFilter", match: "gte", level: "40" };
const RULE: AlertRuleWrite = {
  name: "Payment errors",
  actionMatch: "any",
  filterMatch: "all",
  conditions: [FIRST_SEEN],
  filters: [LEVEL],
  actions: [MAIL],
  frequency: 30,
};

describe.each(testEngines())("on %s", (engine) => {
  test("a rule is made, read, listed, changed and removed", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const made = (await api.call(createAlertRule, { params, body: RULE })).body;
    expect(made).toMatchObject({
      name: "Payment errors",
      conditions: [{ ...FIRST_SEEN, name: "A new issue is created" }],
      filters: [{ ...LEVEL, name: "The event's level is greater than or equal to error" }],
      actions: [{ ...MAIL, name: "Send a notification to the issue's owners" }],
      projects: ["shop"],
      status: "active",
      snooze: false,
      lastTriggered: null,
      owner: null,
    });
    const of = { params: { ...params, rule: made.id } };
    expect((await api.call(getAlertRule, of)).body).toEqual(made);
    expect((await api.call(listAlertRules, { params })).body).toEqual([made]);
    const changes = { name: "Checkout", frequency: 60, status: "disabled" } as const;
    const changed = (await api.call(updateAlertRule, { ...of, body: changes })).body;
    expect(changed).toMatchObject({ ...changes, conditions: made.conditions });
    expect((await api.call(enableAlertRule, of)).status).toBe(202);
    expect((await api.call(getAlertRule, of)).body.status).toBe("active");
    expect((await api.call(deleteAlertRule, of)).status).toBe(202);
    expect(await refusal(api.call(getAlertRule, of))).toMatchObject({ status: 404 });
  });

  test("an exact double is refused under any name", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    await api.call(createAlertRule, { params, body: RULE });
    const double = api.call(createAlertRule, { params, body: { ...RULE, name: "Other" } });
    expect(await refusal(double)).toEqual({
      status: 400,
      body: {
        name: [
          "This rule is an exact duplicate of 'Payment errors' in this project and may not be created.",
        ],
      },
    });
  });

  test("the secret of a webhook is told once, and the webhook keeps it", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const webhook = {
      id: "vedette.rules.actions.webhook.WebhookAction",
      url: "https://x.example/",
    };
    const made = (
      await api.call(createAlertRule, { params, body: { ...RULE, actions: [webhook] } })
    ).body;
    expect(made.actions).toMatchObject([{ ...webhook, secret: expect.stringMatching(/^\w{64}$/) }]);
    const of = { params: { ...params, rule: made.id } };
    const { secret: _, ...read } = made.actions[0] ?? { id: "", secret: "" };
    expect((await api.call(getAlertRule, of)).body.actions).toEqual([read]);
    const moved = { ...read, url: "https://y.example/" };
    const changed = await api.call(updateAlertRule, { ...of, body: { actions: [moved] } });
    expect(changed.body.actions).toEqual([
      { ...moved, name: "Send a webhook to https://y.example/" },
    ]);
  });

  test.each<[string, Partial<Record<keyof AlertRuleWrite, unknown>>, object]>([
    [
      "a condition nobody knows",
      { conditions: [{ id: "nope" }] },
      { conditions: ['There is no condition "nope".'] },
    ],
    [
      "a filter among the conditions",
      { conditions: [LEVEL] },
      { conditions: [`"${LEVEL.id}" belongs into the filters.`] },
    ],
    ["a filter nobody knows", { filters: [{ id: "x" }] }, { filters: ['There is no filter "x".'] }],
    [
      "an action nobody knows",
      { actions: [{ id: "x" }] },
      { actions: ['There is no action "x".'] },
    ],
    [
      "a level that is none",
      { filters: [{ ...LEVEL, level: "35" }] },
      { filters: [expect.stringContaining('"level" must be one of')] },
    ],
    ["no action", { actions: [] }, { actions: [expect.stringContaining("must add an action")] }],
    ["a frequency below five minutes", { frequency: 4 }, { frequency: [expect.any(String)] }],
    ["a match that is none", { actionMatch: "most" }, { actionMatch: [expect.any(String)] }],
    [
      "an owner who is nobody here",
      { owner: "user:999" },
      { owner: [expect.stringContaining("neither a member nor a team")] },
    ],
    [
      "an integration that is not installed",
      {
        actions: [
          {
            id: "sentry.rules.actions.notify_event_service.NotifyEventServiceAction",
            service: "acme-tasks",
          },
        ],
      },
      { actions: ['The integration "acme-tasks" is not installed here.'] },
    ],
    [
      "a team that is not of this organization",
      { actions: [{ ...MAIL, targetType: "Team", targetIdentifier: 999 }] },
      { actions: ["There is no team 999 in this organization."] },
    ],
    [
      "settings of an integration that is not installed",
      {
        actions: [
          {
            id: "sentry.rules.actions.notify_event_sentry_app.NotifyEventSentryAppAction",
            sentryAppInstallationUuid: "00000000-0000-4000-8000-000000000000",
            settings: [],
          },
        ],
      },
      { actions: ["The integration of this action is not installed here."] },
    ],
  ])("%s is refused with the field and a sentence", async (_name, part, body) => {
    await using server = await startServer({ engine });
    const written = { ...RULE, ...part } as AlertRuleWrite;
    const refused = server.api.call(createAlertRule, { params, body: written });
    expect(await refusal(refused)).toEqual({ status: 400, body });
  });

  test("a rule is silenced for everybody or for oneself, and heard again", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const { id: rule } = (await api.call(createAlertRule, { params, body: RULE })).body;
    const of = { params: { ...params, rule } };
    for (const target of ["everyone", "me"] as const) {
      const body = { target, until: "2100-01-01T00:00:00Z" };
      const snoozed = await api.call(snoozeAlertRule, { ...of, body });
      expect(snoozed).toMatchObject({ status: 201, body: { ruleId: Number(rule), snooze: true } });
      expect((await api.call(getAlertRule, of)).body).toMatchObject({
        snooze: true,
        snoozeForEveryone: target === "everyone",
        snoozeCreatedBy: "You",
        snoozeUntil: "2100-01-01T00:00:00.000000Z",
      });
      expect((await api.call(unsnoozeAlertRule, of)).status).toBe(204);
      expect((await api.call(getAlertRule, of)).body.snooze).toBe(false);
    }
    const past = { target: "me", until: "2000-01-01T00:00:00Z" } as const;
    expect(await refusal(api.call(snoozeAlertRule, { ...of, body: past }))).toMatchObject({
      status: 400,
      body: { until: [expect.any(String)] },
    });
  });

  test("what it can be made of is listed, and what it would match is shown", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const { conditions, filters, actions } = (await api.call(getRuleConfiguration, { params }))
      .body;
    expect([conditions.length, filters.length, actions.length]).toEqual([9, 8, 2]);
    await ingestSender(made.dsn).event(sampleEvent());
    const { name: _, frequency, actions: __, ...rule } = RULE;
    const matched = await api.call(previewAlertRule, { params, body: { ...rule, frequency } });
    expect(matched.body).toHaveLength(1);
    const never = { ...rule, filters: [{ ...LEVEL, match: "lte", level: "0" }] };
    expect((await api.call(previewAlertRule, { params, body: never })).body).toEqual([]);
  });

  test("each firing is in the history of the rule and of the issue", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const { id: rule } = (await api.call(createAlertRule, { params, body: RULE })).body;
    await ingestSender(made.dsn).event(sampleEvent());
    await server.settle();
    const of = { params: { ...params, rule } };
    const [firing, ...others] = (await api.call(listRuleFirings, of)).body;
    expect(others).toEqual([]);
    expect(firing).toMatchObject({
      rule: { id: rule, name: RULE.name },
      project: { slug: "shop" },
      actions: [{ kind: "mail", status: "queued" }],
    });
    const issue = firing?.issue?.id ?? "";
    const ofIssue = { params: { organization: "acme", issue } };
    expect((await api.call(listIssueFirings, ofIssue)).body).toEqual([firing]);
    expect((await api.call(listRuleGroupHistory, of)).body).toMatchObject([
      { group: { id: issue }, count: 1, eventId: firing?.eventId },
    ]);
    const stats = (await api.call(getRuleStats, of)).body;
    expect(stats.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect((await api.call(getAlertRule, of)).body.lastTriggered).toBe(firing?.dateFired);
  });

  test("actions are tried out for the newest event, and leave no firing", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const body = { actions: [MAIL] };
    expect(await refusal(api.call(testRuleActions, { params, body }))).toMatchObject({
      status: 400,
      body: { actions: [expect.stringContaining("no event yet")] },
    });
    await ingestSender(made.dsn).event(sampleEvent());
    expect((await api.call(testRuleActions, { params, body })).body.actions).toMatchObject([
      { kind: "mail", status: "queued" },
    ]);
  });
});
