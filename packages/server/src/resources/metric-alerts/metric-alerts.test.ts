import { startServer, testEngines } from "@vedette/testkit";
import {
  createMetricAlert,
  deleteMetricAlert,
  disableMetricAlert,
  enableMetricAlert,
  getMetricAlert,
  getMetricAlertConfiguration,
  listMetricAlerts,
  type MetricAlertRuleWrite,
  snoozeMetricAlert,
  unsnoozeMetricAlert,
  updateMetricAlert,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";

const params = { organization: "acme" };
const RULE: MetricAlertRuleWrite = {
  name: "Too many errors",
  aggregate: "count()",
  query: "level:error",
  timeWindow: 10,
  thresholdType: 0,
  projects: ["shop"],
  triggers: [
    { label: "warning", alertThreshold: 50, actions: [] },
    {
      label: "critical",
      alertThreshold: 100,
      actions: [{ type: "email", targetType: "user", targetIdentifier: "1" }],
    },
  ],
};
const critical = (alertThreshold: number) => [{ label: "critical", alertThreshold }];

describe.each(testEngines())("on %s", (engine) => {
  test("a metric alert is made, read, listed, changed and removed", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const made = (await api.call(createMetricAlert, { params, body: RULE })).body;
    expect(made).toMatchObject({
      name: "Too many errors",
      status: 0,
      dataset: "events",
      queryType: 0,
      eventTypes: ["error", "default"],
      aggregate: "count()",
      query: "level:error",
      environment: null,
      timeWindow: 10,
      comparisonDelta: null,
      detectionType: "static",
      thresholdType: 0,
      resolveThreshold: null,
      projects: ["shop"],
      owner: null,
      state: "ok",
      openIncident: null,
      lastTriggered: null,
      snooze: false,
    });
    expect(made.triggers).toMatchObject([
      {
        label: "critical",
        alertRuleId: made.id,
        alertThreshold: 100,
        actions: [{ type: "email", targetType: "user", targetIdentifier: "1" }],
      },
      { label: "warning", alertThreshold: 50, actions: [] },
    ]);
    const of = { params: { ...params, rule: made.id } };
    expect((await api.call(getMetricAlert, of)).body).toEqual(made);
    expect((await api.call(listMetricAlerts, { params })).body).toEqual([made]);
    const body = { name: "Few errors", thresholdType: 1, triggers: critical(5) };
    const changed = (await api.call(updateMetricAlert, { ...of, body })).body;
    expect(changed).toMatchObject({ name: "Few errors", thresholdType: 1, query: "level:error" });
    expect(changed.triggers).toMatchObject([
      { id: made.triggers[0]?.id, label: "critical", alertThreshold: 5, thresholdType: 1 },
    ]);
    expect((await api.call(deleteMetricAlert, of)).status).toBe(202);
    expect(await refusal(api.call(getMetricAlert, of))).toMatchObject({ status: 404 });
    expect((await api.call(listMetricAlerts, { params })).body).toEqual([]);
  });

  test("what stays as it was keeps its ids", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const made = (await api.call(createMetricAlert, { params, body: RULE })).body;
    const of = { params: { ...params, rule: made.id } };
    const { dateModified: _, ...before } = made;
    const { dateModified: __, ...after } = (
      await api.call(updateMetricAlert, { ...of, body: { ...RULE, triggers: made.triggers } })
    ).body;
    expect(after).toEqual(before);
  });

  test("it is switched off and on, silenced and woken", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const made = (await api.call(createMetricAlert, { params, body: RULE })).body;
    const of = { params: { ...params, rule: made.id } };
    const read = async () => (await api.call(getMetricAlert, of)).body;
    expect((await api.call(disableMetricAlert, of)).status).toBe(202);
    expect((await read()).status).toBe(5);
    expect((await api.call(enableMetricAlert, of)).status).toBe(202);
    expect((await read()).status).toBe(0);
    const everyone = { target: "everyone" } as const;
    expect((await api.call(snoozeMetricAlert, { ...of, body: everyone })).status).toBe(201);
    expect(await read()).toMatchObject({ snooze: true, snoozeForEveryone: true });
    expect((await api.call(unsnoozeMetricAlert, of)).status).toBe(204);
    expect(await read()).toMatchObject({ snooze: false });
    await api.call(snoozeMetricAlert, { ...of, body: { target: "me" } });
    expect(await read()).toMatchObject({ snooze: true, snoozeForEveryone: false });
    await api.call(unsnoozeMetricAlert, of);
    expect(await read()).toMatchObject({ snooze: false });
  });

  test("the secret of a webhook is told once, and the webhook keeps it", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const actions = [{ type: "webhook", url: "https://x.example/" }];
    const triggers = [{ label: "critical", alertThreshold: 1, actions }];
    const made = (await api.call(createMetricAlert, { params, body: { ...RULE, triggers } })).body;
    const [webhook] = made.triggers[0]?.actions ?? [];
    expect(webhook).toMatchObject({
      url: "https://x.example/",
      secret: expect.stringMatching(/^\w{64}$/),
      desc: "Send a webhook to https://x.example/",
    });
    const of = { params: { ...params, rule: made.id } };
    const read = (await api.call(getMetricAlert, of)).body.triggers[0]?.actions[0];
    const { secret: _, ...rest } = webhook ?? {};
    expect(read).toEqual(rest);
    const moved = [{ ...triggers[0], actions: [{ ...rest, url: "https://y.example/" }] }];
    const body = { triggers: moved as MetricAlertRuleWrite["triggers"] };
    const changed = await api.call(updateMetricAlert, { ...of, body });
    expect(changed.body.triggers[0]?.actions).toEqual([
      { ...rest, url: "https://y.example/", desc: "Send a webhook to https://y.example/" },
    ]);
  });

  test("the configuration names what can be measured", async () => {
    await using server = await startServer({ engine });
    const { body } = await server.api.call(getMetricAlertConfiguration, { params });
    expect(body.aggregates.map(({ aggregate }) => aggregate)).toEqual([
      "count()",
      "count_unique(user)",
      "count_failed(check_in)",
    ]);
    expect(body.actions.map(({ type }) => type)).toEqual(["email", "webhook"]);
  });
});

const THIRD = "The integration 99 is not installed here.";

const REFUSED: [string, Partial<Record<keyof MetricAlertRuleWrite, unknown>>, object][] = [
  ["an aggregate nobody knows", { aggregate: "p95()" }, { aggregate: [/cannot be measured/] }],
  ["a dataset that has it not", { dataset: "sessions" }, { dataset: [/in the dataset "events"/] }],
  ["transactions", { queryType: 1 }, { queryType: [/is 0/] }],
  [
    "events of transactions",
    { eventTypes: ["transaction"] },
    { eventTypes: [/error and default/] },
  ],
  ["a window of seven minutes", { timeWindow: 7 }, { timeWindow: [/one of 1, 5, 10/] }],
  ["a comparison with 7 minutes ago", { comparisonDelta: 7 }, { comparisonDelta: [/one of 5/] }],
  ["a threshold on both sides", { thresholdType: 2 }, { thresholdType: [/0, above, or 1, below/] }],
  ["a query of issues", { query: "is:unresolved" }, { query: [/is: cannot be used here/] }],
  ["a query without an end", { query: '"open' }, { query: [/has no end/] }],
  ["no project", { projects: [] }, { projects: [/about one project/] }],
  ["two projects", { projects: ["shop", "web"] }, { projects: [/about one project/] }],
  ["a project of nobody", { projects: ["nope"] }, { projects: [/There is no project "nope"/] }],
  ["an owner of nobody", { owner: "user:999" }, { owner: [/neither a member nor a team/] }],
  ["a status that is none", { status: 3 }, { status: [/0, looked at, or 5/] }],
  ["no critical threshold", { triggers: [] }, { triggers: [/needs a critical threshold/] }],
  [
    "a label that is none",
    { triggers: [...critical(1), { label: "info", alertThreshold: 1 }] },
    { triggers: [/There is no trigger "info"/] },
  ],
  [
    "two critical thresholds",
    { triggers: [...critical(1), ...critical(2)] },
    { triggers: [/more than one trigger "critical"/] },
  ],
  [
    "critical not beyond warning",
    { triggers: [...critical(50), { label: "warning", alertThreshold: 50 }] },
    { triggers: [/must lie above the warning threshold/] },
  ],
  [
    "critical not below warning, where little is bad",
    { thresholdType: 1, triggers: [...critical(50), { label: "warning", alertThreshold: 40 }] },
    { triggers: [/must lie below the warning threshold/] },
  ],
  [
    "resolved and alarming at once",
    { triggers: critical(50), resolveThreshold: 51 },
    { resolveThreshold: [/must not lie above the critical threshold/] },
  ],
  [
    "resolved and alarming at once, where little is bad",
    { thresholdType: 1, triggers: critical(50), resolveThreshold: 49 },
    { resolveThreshold: [/must not lie below the critical threshold/] },
  ],
  ["less than nothing", { triggers: critical(-1) }, { triggers: [/must be 0 or more/] }],
  [
    "fewer than none",
    { thresholdType: 1, triggers: critical(0) },
    { triggers: [/Nothing is less than none/] },
  ],
  [
    "a fall by all of it",
    { thresholdType: 1, comparisonDelta: 60, triggers: critical(100) },
    { triggers: [/Nothing can fall by more than 100 percent/] },
  ],
  [
    "an action nobody knows",
    { triggers: [{ ...critical(1)[0], actions: [{ type: "slack" }] }] },
    { triggers: [/There is no action "slack"/] },
  ],
  [
    "mail to nobody here",
    {
      triggers: [
        {
          ...critical(1)[0],
          actions: [{ type: "email", targetType: "team", targetIdentifier: "99" }],
        },
      ],
    },
    { triggers: [/There is no team 99/] },
  ],
  [
    "an integration that is not installed",
    { triggers: [{ ...critical(1)[0], actions: [{ type: "sentry_app", sentryAppId: 99 }] }] },
    { triggers: [new RegExp(THIRD)] },
  ],
];

test("what cannot be is refused with a sentence on its field", async () => {
  await using server = await startServer({ engine: "sqlite" });
  for (const [name, wrong, expected] of REFUSED) {
    const body = { ...RULE, ...wrong } as MetricAlertRuleWrite;
    const answer = await refusal(server.api.call(createMetricAlert, { params, body }));
    const fields = Object.entries(expected).map(([field, sentences]) => [
      field,
      (sentences as RegExp[]).map((sentence) => expect.stringMatching(sentence) as string),
    ]);
    expect(answer, name).toEqual({ status: 400, body: Object.fromEntries(fields) as object });
  }
});
