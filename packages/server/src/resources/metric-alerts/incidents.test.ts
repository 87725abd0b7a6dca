import { ingestSender, sampleEvent, startServer, testEngines } from "@vedette/testkit";
import {
  createMetricAlert,
  deleteMetricAlert,
  disableMetricAlert,
  enableMetricAlert,
  getIncident,
  getMetricAlert,
  listIncidentActivities,
  listIncidents,
  snoozeMetricAlert,
  updateIncident,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { refusal } from "../testing/refusal.ts";

const params = { organization: "acme" };
const MINUTE = 60_000;

describe.each(testEngines())("on %s", (engine) => {
  /** A server with an alert about any event of the last hour, and one event. */
  async function openAlarm() {
    const server = await startServer({ engine });
    const { api, made, running } = server;
    const body = {
      name: "Any",
      aggregate: "count()",
      timeWindow: 60,
      thresholdType: 0,
      projects: ["shop"],
      triggers: [
        {
          label: "critical",
          alertThreshold: 1,
          actions: [{ type: "webhook", url: "https://x.example/" }],
        },
        { label: "warning", alertThreshold: 0 },
      ],
    };
    const { id } = (await api.call(createMetricAlert, { params, body })).body;
    const send = async () => {
      await ingestSender(made.dsn).event(sampleEvent());
    };
    /** To ten seconds into a later minute: what is done there is before the next boundary. */
    const pass = async (minutes: number) => {
      const { now } = running.instance;
      const until = Math.floor(now() / MINUTE + minutes) * MINUTE + 10_000;
      const skipped = until - now();
      running.instance.now = () => now() + skipped;
      await server.settle();
    };
    const rule = { params: { ...params, rule: id } };
    const incident = (identifier: string) => ({ params: { ...params, incident: identifier } });
    const read = async () => (await api.call(getMetricAlert, rule)).body;
    return { server, api, send, pass, rule, incident, read };
  }

  test("incidents are listed, by rule, project and whether they are open", async () => {
    const { server, api, send, pass, rule, incident } = await openAlarm();
    await using _ = server;
    expect((await api.call(listIncidents, { params })).body).toEqual([]);
    await send();
    await pass(3);
    const [only, ...others] = (await api.call(listIncidents, { params })).body;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      identifier: "1",
      title: "Any",
      status: 10,
      statusMethod: 3,
      dateClosed: null,
      projects: ["shop"],
      alertRule: { id: rule.params.rule, state: "warning", openIncident: "1" },
    });
    const list = async (query: object) => (await api.call(listIncidents, { params, query })).body;
    expect(await list({ alertRule: rule.params.rule, project: ["shop"], status: "open" })).toEqual([
      only,
    ]);
    expect(await list({ status: "closed" })).toEqual([]);
    expect(await list({ alertRule: "999" })).toEqual([]);
    const nobody = api.call(listIncidents, { params, query: { project: ["nope"] } });
    expect(await refusal(nobody)).toMatchObject({ status: 400 });
    const whole = (await api.call(getIncident, incident("1"))).body;
    const history = (await api.call(listIncidentActivities, incident("1"))).body;
    expect(whole).toEqual({ ...only, activities: history });
    expect(history).toMatchObject([
      { type: 4, actions: [] },
      { type: 1, actions: [] },
      { type: 2, value: "10", previousValue: "1", measured: 1, user: null, silence: null },
    ]);
    expect(await refusal(api.call(getIncident, incident("2")))).toMatchObject({ status: 404 });
  });

  test("one that is closed by hand is no news until it is worse, and can be opened again", async () => {
    const { server, api, send, pass, incident, read } = await openAlarm();
    await using _ = server;
    await send();
    await pass(3);
    const close = { ...incident("1"), body: { status: 2 } };
    expect((await api.call(updateIncident, close)).body).toMatchObject({
      status: 2,
      statusMethod: 1,
      dateClosed: expect.any(String),
    });
    await api.call(updateIncident, close);
    await pass(1);
    expect(await read()).toMatchObject({ state: "ok", openIncident: null });
    const open = { ...incident("1"), body: { status: 1 } };
    expect((await api.call(updateIncident, open)).body).toMatchObject({
      status: 1,
      dateClosed: null,
    });
    expect(await read()).toMatchObject({ state: "open", openIncident: "1" });
    await pass(1);
    expect(await read()).toMatchObject({ state: "warning", openIncident: "1" });
    await api.call(updateIncident, close);
    await send();
    await pass(1);
    expect(await read()).toMatchObject({ state: "critical", openIncident: "2" });
    const again = await refusal(api.call(updateIncident, open));
    expect(again).toEqual({
      status: 400,
      body: { status: ["The metric alert has had another incident since."] },
    });
    const nonsense = { ...incident("2"), body: { status: 20 } };
    expect(await refusal(api.call(updateIncident, nonsense))).toMatchObject({ status: 400 });
    const { activities } = (await api.call(getIncident, incident("1"))).body;
    expect(activities?.map(({ previousValue, value }) => [previousValue, value])).toEqual([
      [null, null],
      [null, null],
      ["1", "10"],
      ["10", "2"],
      ["1", "1"],
      ["1", "10"],
      ["10", "2"],
    ]);
    expect(activities?.[3]?.user?.email).toBe("owner@acme.example");
  });

  test("one of a rule that is switched off is closed, and one of a silent rule tells nobody", async () => {
    const { server, api, send, pass, rule, incident, read } = await openAlarm();
    await using _ = server;
    await send();
    await send();
    await pass(3);
    expect((await read()).state).toBe("critical");
    await api.call(disableMetricAlert, rule);
    expect((await api.call(getIncident, incident("1"))).body).toMatchObject({
      status: 2,
      statusMethod: 2,
    });
    expect(
      await refusal(api.call(updateIncident, { ...incident("1"), body: { status: 1 } })),
    ).toEqual({ status: 400, body: { status: ["The metric alert is switched off."] } });
    await pass(2);
    expect((await read()).state).toBe("ok");
    await api.call(enableMetricAlert, rule);
    await api.call(snoozeMetricAlert, { ...rule, body: { target: "everyone" } });
    await pass(2);
    const { activities } = (await api.call(getIncident, incident("2"))).body;
    expect(activities?.at(-1)).toMatchObject({
      value: "20",
      silence: "The alert was silenced.",
      actions: [],
    });
    await api.call(deleteMetricAlert, rule);
    expect(await refusal(api.call(getIncident, incident("2")))).toMatchObject({ status: 404 });
  });
});
