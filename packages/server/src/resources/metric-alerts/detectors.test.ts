import { startServer, testEngines } from "@vedette/testkit";
import {
  createDetector,
  createMetricAlert,
  createWorkflow,
  deleteDetector,
  deleteWorkflow,
  deleteWorkflows,
  getDetector,
  getMetricAlert,
  getWorkflow,
  listDetectors,
  listMetricAlerts,
  listWorkflows,
  updateDetector,
  updateWorkflow,
  updateWorkflows,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";

const params = { organization: "acme" };
const inProject = { ...params, project: "shop" };
const DETECTOR = {
  name: "Slow day",
  type: "metric_issue",
  dataSources: [
    {
      aggregate: "count_unique(user)",
      query: "level:error",
      timeWindow: 3600,
      environment: "production",
      eventTypes: ["error"],
    },
  ],
  conditionGroup: {
    logicType: "any",
    conditions: [
      { type: "lt", comparison: 10, conditionResult: 75 },
      { type: "lt", comparison: 20, conditionResult: 50 },
      { type: "gte", comparison: 30, conditionResult: 0 },
    ],
  },
  config: { detectionType: "static" },
};
const mail = (id: string) => ({
  type: "email",
  data: {},
  config: { targetType: "user", targetIdentifier: id },
});

describe.each(testEngines())("on %s", (engine) => {
  test("a metric alert is a detector, made and changed in other words", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const made = (await api.call(createDetector, { params: inProject, body: DETECTOR })).body;
    expect(made).toMatchObject({
      name: "Slow day",
      type: "metric_issue",
      enabled: true,
      workflowIds: [],
      dataSources: [
        { queryObj: { snubaQuery: { ...DETECTOR.dataSources[0], dataset: "events" } } },
      ],
      conditionGroup: { conditions: DETECTOR.conditionGroup.conditions },
      config: { detectionType: "static", comparisonDelta: null },
    });
    const [rule] = (await api.call(listMetricAlerts, { params })).body;
    expect(rule).toMatchObject({
      name: "Slow day",
      aggregate: "count_unique(user)",
      timeWindow: 60,
      eventTypes: ["error"],
      thresholdType: 1,
      resolveThreshold: 30,
      triggers: [
        { label: "critical", alertThreshold: 10 },
        { label: "warning", alertThreshold: 20 },
      ],
    });
    const of = { params: { ...params, detector: made.id } };
    const body = {
      name: "Falling",
      enabled: false,
      config: { detectionType: "percent", comparisonDelta: 86_400 },
      conditionGroup: { conditions: [{ type: "lt", comparison: 50, conditionResult: 75 }] },
    };
    const changed = (await api.call(updateDetector, { ...of, body })).body;
    expect(changed).toMatchObject({
      name: "Falling",
      enabled: false,
      config: body.config,
      dataSources: [{ queryObj: { snubaQuery: { query: "level:error", timeWindow: 3600 } } }],
      conditionGroup: {
        conditions: [
          { type: "lt", comparison: 50, conditionResult: 75 },
          { type: "gte", comparison: 50, conditionResult: 0 },
        ],
      },
    });
    expect((await api.call(getDetector, of)).body).toEqual(changed);
    const all = (await api.call(listDetectors, { params })).body;
    expect(all.map(({ type }) => type)).toEqual(["error", "metric_issue"]);
    const found = await api.call(listDetectors, { params, query: { query: "falling" } });
    expect(found.body).toEqual([changed]);
    expect((await api.call(deleteDetector, of)).status).toBe(204);
    expect(await refusal(api.call(getDetector, of))).toMatchObject({ status: 404 });
    const [ofErrors] = all;
    const errors = { params: { ...params, detector: ofErrors?.id ?? "" } };
    expect(await refusal(api.call(deleteDetector, errors))).toMatchObject({ status: 404 });
  });

  test("a detector that cannot be is refused, on its field", async () => {
    await using server = await startServer({ engine });
    const wrongs: [object, field: string][] = [
      [{ type: "error" }, "type"],
      [{ dataSources: [] }, "dataSources"],
      [{ conditionGroup: { conditions: [] } }, "conditionGroup"],
      [{ config: { detectionType: "dynamic" } }, "config"],
      [{ dataSources: [{ aggregate: "p95()" }] }, "aggregate"],
      [{ dataSources: [{ aggregate: "count()", query: "x".repeat(2001) }] }, "query"],
    ];
    for (const [wrong, field] of wrongs) {
      const body = { ...DETECTOR, ...wrong };
      const call = server.api.call(createDetector, { params: inProject, body });
      const refused = { status: 400, body: { [field]: [expect.any(String)] } };
      expect(await refusal(call)).toMatchObject(refused);
    }
  });

  test("its actions are a workflow by the same id", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const webhook = { type: "webhook", url: "https://x.example/" };
    const made = await api.call(createMetricAlert, {
      params,
      body: {
        name: "Many",
        aggregate: "count()",
        timeWindow: 10,
        thresholdType: 0,
        projects: ["shop"],
        triggers: [
          { label: "critical", alertThreshold: 5, actions: [webhook] },
          { label: "warning", alertThreshold: 2 },
        ],
      },
    });
    const rule = { params: { ...params, rule: made.body.id } };
    const [workflow, ...others] = (await api.call(listWorkflows, { params })).body;
    expect(others).toEqual([]);
    const id = workflow?.id ?? "";
    expect(workflow).toMatchObject({
      name: "Many",
      detectorIds: [id],
      enabled: true,
      actionFilters: [
        {
          conditions: [{ comparison: 75 }],
          actions: [{ type: "webhook", data: { url: webhook.url } }],
        },
        { conditions: [{ comparison: 50 }], actions: [] },
      ],
    });
    const of = { params: { ...params, workflow: id } };
    expect((await api.call(getWorkflow, of)).body).toEqual(workflow);
    const groups = workflow?.actionFilters ?? [];
    const body = {
      name: "Many",
      enabled: false,
      actionFilters: [groups[0], { ...groups[1], actions: [mail("1")] }],
    };
    expect((await api.call(updateWorkflow, { ...of, body })).body).toMatchObject({
      enabled: false,
      actionFilters: [{ actions: groups[0]?.actions }, { actions: [{ type: "email" }] }],
    });
    expect((await api.call(getMetricAlert, rule)).body).toMatchObject({
      snooze: true,
      triggers: [{ alertThreshold: 5 }, { alertThreshold: 2 }],
    });
    const query = { id: [id] };
    const woken = await api.call(updateWorkflows, { params, query, body: { enabled: true } });
    expect(woken.body).toMatchObject([{ id, enabled: true }]);
    const wrong = { ...body, actionFilters: [{ conditions: [{ type: "level" }], actions: [] }] };
    expect(await refusal(api.call(updateWorkflow, { ...of, body: wrong }))).toMatchObject({
      status: 400,
      body: { actionFilters: [expect.stringMatching(/one condition at most/)] },
    });
    const double = { name: "Many", detectorIds: [id], actionFilters: [] };
    expect(await refusal(api.call(createWorkflow, { params, body: double }))).toMatchObject({
      status: 400,
      body: { detectorIds: [expect.stringMatching(/has its actions already/)] },
    });
    await api.call(deleteWorkflow, of);
    expect(await refusal(api.call(getWorkflow, of))).toMatchObject({ status: 404 });
    expect((await api.call(listWorkflows, { params })).body).toEqual([]);
    const again = { name: "Many", detectorIds: [id], actionFilters: [{ actions: [mail("1")] }] };
    expect((await api.call(createWorkflow, { params, body: again })).status).toBe(201);
    await api.call(deleteWorkflows, { params, query });
    expect((await api.call(getMetricAlert, rule)).body.triggers).toMatchObject([
      { alertThreshold: 5, actions: [] },
      { alertThreshold: 2, actions: [] },
    ]);
  });

  test("a detector that is changed keeps its actions", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const webhook = { type: "webhook", url: "https://x.example/" };
    const made = await api.call(createMetricAlert, {
      params,
      body: {
        name: "Many",
        aggregate: "count()",
        timeWindow: 10,
        thresholdType: 0,
        projects: ["shop"],
        triggers: [{ label: "critical", alertThreshold: 5, actions: [webhook] }],
      },
    });
    const [, detector] = (await api.call(listDetectors, { params })).body;
    const conditions = [{ type: "gt", comparison: 7, conditionResult: 75 }];
    const of = { params: { ...params, detector: detector?.id ?? "" } };
    await api.call(updateDetector, { ...of, body: { condition_group: { conditions } } });
    const rule = { params: { ...params, rule: made.body.id } };
    const { triggers } = (await api.call(getMetricAlert, rule)).body;
    const { secret: _, ...kept } = made.body.triggers[0]?.actions[0] ?? {};
    expect(triggers).toMatchObject([{ alertThreshold: 7, actions: [kept] }]);
  });
});
