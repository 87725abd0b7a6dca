import { ingestSender, Receiver, sampleEvent, startServer, testEngines } from "@vedette/testkit";
import {
  createMetricAlert,
  getMetricAlertSeries,
  previewMetricAlert,
  testMetricActions,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";

const params = { organization: "acme" };
const MINUTE = 60_000;
const RULE = {
  name: "Any",
  aggregate: "count()",
  query: "level:error",
  timeWindow: 5,
  thresholdType: 0,
  projects: ["shop"],
  triggers: [{ label: "critical", alertThreshold: 2 }],
};

describe.each(testEngines())("on %s", (engine) => {
  test("where every event counts, all are counted again", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const at = Date.now() - 60 * MINUTE;
    for (const second of [0, 1, 200]) {
      const event = { ...sampleEvent(), timestamp: at / 1000 + second };
      await ingestSender(made.dsn).event(event);
    }
    await server.settle();
    const { name: _, triggers: __, ...rule } = RULE;
    const body = { ...rule, query: "", timeWindow: 1440, days: 1 };
    const series = (await api.call(previewMetricAlert, { params, body })).body;
    expect(series.data.at(-1)?.[1]).toBe(3);
    const other = { ...body, query: "level:error" };
    expect((await api.call(previewMetricAlert, { params, body: other })).body).toEqual(series);
  });

  test.each([
    ["count()", 4],
    ["count_unique(user)", 3],
  ])("a preview draws %s of the past, and what a rule would have done", async (aggregate, most) => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const at = Math.floor(Date.now() / MINUTE) * MINUTE - 180 * MINUTE + 5000;
    const events = ["1", "2", "3", "3"].map((id, minute) => ({
      ...sampleEvent(),
      user: { id },
      timestamp: (at + minute * MINUTE) / 1000,
    }));
    const fine = { ...sampleEvent(), level: "info", timestamp: at / 1000 };
    for (const event of [...events, fine]) await ingestSender(made.dsn).event(event);
    await server.settle();
    const { name: _, ...rule } = RULE;
    const body = { ...rule, aggregate, days: 1 };
    const series = (await api.call(previewMetricAlert, { params, body })).body;
    expect(Math.max(...series.data.map(([, value]) => value))).toBe(most);
    expect(series.interval).toBe(300);
    expect(series.data).toEqual(series.counts);
    expect(series.data.length).toBeGreaterThan(280);
    expect(series.transitions.map(({ state, value }) => [state, value])).toEqual([
      ["critical", 3],
      ["ok", 2],
    ]);
    const { triggers: __, ...unjudged } = body;
    expect((await api.call(previewMetricAlert, { params, body: unjudged })).body).toEqual({
      ...series,
      transitions: [],
    });
  });

  test("failed check-ins are drawn as well", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const { projectId, publicKey } = ingestSender(made.dsn);
    for (const status of ["error", "ok", "error"]) {
      await fetch(`${server.url}/api/${projectId}/cron/nightly/${publicKey}/?status=${status}`);
    }
    await server.settle();
    const { instance } = server.running;
    const { now } = instance;
    instance.now = () => now() + 2 * MINUTE;
    const { name: _, triggers: __, ...rule } = RULE;
    const body = { ...rule, aggregate: "count_failed(check_in)", query: "", days: 1 };
    const { data } = (await api.call(previewMetricAlert, { params, body })).body;
    expect(data.at(-1)?.[1]).toBe(2);
  });

  test("a rule's series begins with what was stored before it", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const before = { ...sampleEvent(), timestamp: (Date.now() - 30 * MINUTE) / 1000 };
    await ingestSender(made.dsn).event(before);
    const { id } = (await api.call(createMetricAlert, { params, body: RULE })).body;
    await ingestSender(made.dsn).event(sampleEvent());
    await server.settle();
    const { instance } = server.running;
    const { now } = instance;
    instance.now = () => now() + 2 * MINUTE;
    const of = { params: { ...params, rule: id } };
    const query = { statsPeriod: "1h" };
    const series = (await api.call(getMetricAlertSeries, { ...of, query })).body;
    expect(series.interval).toBe(60);
    expect(series.data.filter(([, value]) => value === 1).length).toBeGreaterThan(5);
    expect(series.data.at(-1)?.[1]).toBe(1);
    const long = { statsPeriod: "15d" };
    expect(await refusal(api.call(getMetricAlertSeries, { ...of, query: long }))).toMatchObject({
      status: 400,
    });
  });

  test("actions are tried out with an incident that is made up", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { api } = server;
    const actions = [{ type: "webhook", url: receiver.url }];
    const body = { projects: ["shop"], name: "Trial", status: "warning" as const, actions };
    expect(await refusal(api.call(testMetricActions, { params, body }))).toEqual({
      status: 400,
      body: { actions: [expect.stringContaining("save it before you try it")] },
    });
    const triggers = [{ label: "critical", alertThreshold: 2, actions }];
    const made = await api.call(createMetricAlert, { params, body: { ...RULE, triggers } });
    const kept = made.body.triggers[0]?.actions ?? [];
    const tried = await api.call(testMetricActions, { params, body: { ...body, actions: kept } });
    expect(tried.body.actions).toMatchObject([{ kind: "webhook", status: "pending" }]);
    await server.settle();
    expect(receiver.webhooks("metric_alert.warning")).toMatchObject([
      { data: { description_title: "Warning: Trial", metric_alert: { identifier: "0" } } },
    ]);
  });
});
