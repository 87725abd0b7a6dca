import { startServer, testEngines } from "@vedette/testkit";
import {
  createWorkflow,
  deleteWorkflow,
  deleteWorkflows,
  getAlertRule,
  getDetector,
  getWorkflow,
  listAlertRules,
  listDetectors,
  listWorkflows,
  updateWorkflow,
  updateWorkflows,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";

const acme = { organization: "acme" };
const email = {
  type: "email",
  config: { targetType: "issue_owners", targetIdentifier: null },
  data: { fallthroughType: "NoOne" },
};
const written = {
  name: "Busy",
  config: { frequency: 60 },
  triggers: {
    logicType: "any-short",
    conditions: [{ type: "first_seen_event", comparison: true }],
  },
  action_filters: [
    {
      logic_type: "all",
      conditions: [
        { type: "level", comparison: { level: "40", match: "gte" } },
        { type: "event_frequency_count", comparison: { value: 10, interval: "1hr" } },
      ],
      actions: [email],
    },
  ],
};

describe.each(testEngines())("on %s", (engine) => {
  test("a workflow is a rule by the same id, in other words", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const [detector] = (await api.call(listDetectors, { params: acme })).body;
    const body = { ...written, detector_ids: [detector?.id] };
    const made = (await api.call(createWorkflow, { params: acme, body })).body;
    expect(made).toMatchObject({
      name: "Busy",
      enabled: true,
      config: { frequency: 60 },
      detectorIds: [detector?.id],
      triggers: {
        logicType: "all",
        conditions: [
          { type: "first_seen_event", comparison: true },
          { type: "event_frequency_count", comparison: { value: 10, interval: "1hr" } },
        ],
      },
      actionFilters: [
        {
          logicType: "all",
          conditions: [{ type: "level", comparison: { level: "40", match: "gte" } }],
          actions: [email],
        },
      ],
    });
    const of = { params: { ...acme, workflow: made.id } };
    expect((await api.call(getWorkflow, of)).body).toEqual(made);
    expect((await api.call(listWorkflows, { params: acme })).body).toEqual([made]);
    const rule = { params: { ...acme, project: "shop", rule: made.id } };
    expect((await api.call(getAlertRule, rule)).body).toMatchObject({
      name: "Busy",
      frequency: 60,
    });
    const seen = await api.call(getDetector, { params: { ...acme, detector: detector?.id ?? "" } });
    expect(seen.body).toMatchObject({ type: "error", workflowIds: [made.id] });
    const calm = { ...body, name: "Calm", environment: "production" };
    expect((await api.call(updateWorkflow, { ...of, body: calm })).body).toMatchObject({
      name: "Calm",
      environment: "production",
    });
    expect((await api.call(deleteWorkflow, of)).status).toBe(204);
    expect(await refusal(api.call(getWorkflow, of))).toMatchObject({ status: 404 });
  });

  test("many are switched and removed together, but never all of them unasked", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const [detector] = (await api.call(listDetectors, { params: acme })).body;
    for (const name of ["One", "Two"]) {
      const config = { frequency: name.length * (name === "One" ? 10 : 20) };
      const body = { ...written, name, config, detectorIds: [detector?.id] };
      await api.call(createWorkflow, { params: acme, body });
    }
    const body = { enabled: false };
    const unasked = api.call(updateWorkflows, { params: acme, body });
    expect(await refusal(unasked)).toMatchObject({ status: 400 });
    const query = { project: ["-1"] };
    const off = (await api.call(updateWorkflows, { params: acme, query, body })).body;
    expect(off.map(({ enabled }) => enabled)).toEqual([false, false]);
    expect(await refusal(api.call(deleteWorkflows, { params: acme }))).toMatchObject({
      status: 400,
    });
    await api.call(deleteWorkflows, { params: acme, query: { query: "two" } });
    const left = (await api.call(listAlertRules, { params: { ...acme, project: "shop" } })).body;
    expect(left.map(({ name }) => name)).toEqual(["One"]);
  });

  test("what a rule cannot say is refused with the field and a sentence", async () => {
    await using server = await startServer({ engine });
    const { api } = server;
    const [detector] = (await api.call(listDetectors, { params: acme })).body;
    const base = { ...written, detectorIds: [detector?.id] };
    const group = written.action_filters[0];
    for (const [part, body] of [
      [{ detectorIds: ["999"] }, { detectorIds: [expect.any(String)] }],
      [{ action_filters: [group, group] }, { actionFilters: [expect.any(String)] }],
      [
        { triggers: { conditions: [{ type: "nope", comparison: true }] } },
        { conditions: expect.arrayContaining([expect.stringContaining("no condition")]) },
      ],
      [
        { action_filters: [{ ...group, actions: [{ type: "pager" }] }] },
        { actions: ['There is no action "pager".'] },
      ],
    ] satisfies [object, object][]) {
      const refused = api.call(createWorkflow, { params: acme, body: { ...base, ...part } });
      expect(await refusal(refused)).toEqual({ status: 400, body });
    }
  });
});
