import { startServer, testEngines } from "@vedette/testkit";
import {
  createMetricAlert,
  listAuditLogs,
  listMetricAlerts,
  snoozeMetricAlert,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";

const params = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("metric alerts are found by part of their name, and by how they stand", async () => {
    await using server = await startServer({ engine });
    for (const name of ["Errors of 100%", "Payments"]) await make(server, name);
    const namesOf = async (query: { query?: string; state?: "ok" | "critical" }) =>
      (await server.api.call(listMetricAlerts, { params, query })).body.map(({ name }) => name);
    expect(await namesOf({ query: "payM" })).toEqual(["Payments"]);
    expect(await namesOf({ query: "%" })).toEqual(["Errors of 100%"]);
    expect(await namesOf({ state: "ok" })).toEqual(["Errors of 100%", "Payments"]);
    expect(await namesOf({ state: "critical" })).toEqual([]);
  });

  test("what was done to one metric alert can be read by itself", async () => {
    await using server = await startServer({ engine });
    const errors = await make(server, "Errors");
    await make(server, "Payments");
    const of = { params: { ...params, rule: errors.id } };
    await server.api.call(snoozeMetricAlert, { ...of, body: { target: "everyone" } });
    const query = { target: `metric-alert:${errors.id}` };
    const { rows } = (await server.api.call(listAuditLogs, { params, query })).body;
    expect(rows.map(({ note }) => note)).toEqual([
      "silenced or woke the metric alert Errors",
      "created the metric alert Errors",
    ]);
    const none = await server.api.call(listAuditLogs, { params, query: { target: errors.id } });
    expect(none.body.rows).toEqual([]);
  });
});

async function make({ api }: Awaited<ReturnType<typeof startServer>>, name: string) {
  const body = {
    name,
    aggregate: "count()",
    timeWindow: 10,
    thresholdType: 0,
    projects: ["shop"],
    triggers: [{ label: "critical", alertThreshold: 100 }],
  };
  const { body: made } = await api.call(createMetricAlert, { params, body });
  expect(made).toMatchObject({ state: "ok", stateSince: null });
  return made;
}
