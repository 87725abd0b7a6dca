import { createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import {
  createMetricAlert,
  createSentry,
  deleteMetricAlert,
  deleteProject,
  getIncident,
  getMetricAlert,
  getMetricAlertConfiguration,
  getSentry,
  listIncidents,
  listMetricAlerts,
  metricAlertCritical,
  metricAlertResolved,
  type MetricAlertRuleWrite,
  updateMetricAlert,
} from "@vedette/contract";
import {
  ingestSender,
  Receiver,
  runProgram,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { startComponentWorld } from "./component-world.ts";
import { refusal } from "./refusal.ts";

const params = { organization: "acme" };
const sdk = fileURLToPath(new URL("../sdk/programs/node-sdk.mjs", import.meta.url));
const MINUTE = 60_000;

/** A rule that any event makes critical. */
function ruleWith(
  actions: readonly object[],
  changes: Partial<MetricAlertRuleWrite> = {},
): MetricAlertRuleWrite {
  return {
    name: "Too many errors",
    aggregate: "count()",
    query: "level:error",
    timeWindow: 5,
    thresholdType: 0,
    projects: ["shop"],
    triggers: [
      {
        label: "critical",
        alertThreshold: 0,
        actions: actions.map((action) => ({ type: "", ...action })),
      },
    ],
    ...changes,
  };
}

/** Has the server's clock be so many minutes further on, and waits for what comes of that. */
async function pass(server: TestServer, minutes: number): Promise<void> {
  const { instance } = server.running;
  const { now } = instance;
  instance.now = () => now() + minutes * MINUTE;
  await server.settle();
}

function mailTo(userId: number) {
  return { type: "email", targetType: "user", targetIdentifier: String(userId) };
}

async function findOwner(server: TestServer): Promise<{ id: number; email: string }> {
  const { db } = server.running.instance.storage;
  return await db.selectFrom("users").select(["id", "email"]).executeTakeFirstOrThrow();
}

async function readMails(server: TestServer) {
  const { db } = server.running.instance.storage;
  const mails = db.selectFrom("mails").selectAll().where("kind", "=", "alert").orderBy("id");
  return await mails.execute();
}

async function appIdOf(server: TestServer): Promise<number> {
  const { body } = await server.api.call(getMetricAlertConfiguration, { params });
  return body.actions.find(({ type }) => type === "sentry_app")?.sentryAppId ?? 0;
}

describe.each(testEngines())("on %s", (engine) => {
  test("an SDK's errors alarm an integration with its settings, until they end", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true });
    const { server, receiver, installation } = world;
    const { api, made } = server;
    const sentryAppId = await appIdOf(server);
    const settings = [{ name: "board", value: "5" }];
    const action = { type: "sentry_app", targetType: "sentry_app", sentryAppId, settings };
    receiver.script.push({ status: 400, body: JSON.stringify({ message: "No such board" }) });
    expect(
      await refusal(api.call(createMetricAlert, { params, body: ruleWith([action]) })),
    ).toEqual({ status: 400, body: { triggers: ["Acme Tasks: No such board"] } });
    const rule = (await api.call(createMetricAlert, { params, body: ruleWith([action]) })).body;
    expect(rule.triggers[0]?.actions).toMatchObject([
      { ...action, sentryAppInstallationUuid: installation, hasSchemaFormConfig: true },
    ]);
    const asked = receiver.requests.filter(({ path }) => path === "/alert").length;
    const same = { triggers: rule.triggers, resolveThreshold: 0 };
    const of = { params: { ...params, rule: rule.id } };
    await api.call(updateMetricAlert, { ...of, body: same });
    expect(receiver.requests.filter(({ path }) => path === "/alert")).toHaveLength(asked);
    const follows = { type: "metric-alert", alert: rule.id } as const;
    const sentry = (await api.call(createSentry, { params, body: { name: "Shop", follows } })).body;
    const feeling = async () =>
      (await api.call(getSentry, { params: { ...params, sentry: sentry.uid } })).body.state;
    await server.settle();
    expect(await feeling()).toBe("happy");
    await runProgram(sdk, { args: ["sentry-node-10", made.dsn, "nested"] });
    await pass(server, 3);
    expect(receiver.webhooks("metric_alert.critical")).toHaveLength(1);
    const [critical] = receiver.webhooks("metric_alert.critical");
    expect(critical).toMatchObject({
      action: "critical",
      installation: { uuid: installation },
      actor: { type: "application", id: "sentry", name: "Sentry" },
    });
    const data = metricAlertCritical.data.parse(critical?.data);
    expect(data).toEqual(critical?.data);
    expect(data).toMatchObject({
      description_title: "Critical: Too many errors",
      description_text: expect.stringMatching(/^\d+ events? in the last 5 minutes$/),
      metric_alert: {
        identifier: "1",
        status: 20,
        status_method: 3,
        projects: ["shop"],
        date_closed: null,
        alert_rule: {
          id: rule.id,
          aggregate: "count()",
          query: "level:error",
          time_window: 5,
          resolve_threshold: 0,
          triggers: [{ label: "critical", actions: [{ sentry_app_id: sentryAppId, settings }] }],
        },
      },
    });
    expect(await feeling()).toBe("sick");
    expect((await api.call(getMetricAlert, of)).body).toMatchObject({
      state: "critical",
      openIncident: "1",
    });
    await pass(server, 10);
    const [resolved, ...others] = receiver.webhooks("metric_alert.resolved");
    expect(others).toEqual([]);
    expect(metricAlertResolved.data.parse(resolved?.data)).toMatchObject({
      description_title: "Resolved: Too many errors",
      description_text: "0 events in the last 5 minutes",
      metric_alert: { identifier: "1", status: 2, date_closed: expect.any(String) },
    });
    expect(await feeling()).toBe("happy");
    const ofIncident = { params: { ...params, incident: "1" } };
    const incident = (await api.call(getIncident, ofIncident)).body;
    expect(incident).toMatchObject({ status: 2, alertRule: { state: "ok", openIncident: null } });
    const told = [{ kind: "integration", name: "Acme Tasks", status: "delivered" }];
    expect(incident.activities).toMatchObject([
      { type: 4 },
      { type: 1 },
      { type: 2, previousValue: "1", value: "20", actions: told },
      { type: 2, previousValue: "20", value: "2", measured: 0, actions: told },
    ]);
    await api.call(deleteMetricAlert, of);
    expect((await api.call(listIncidents, { params })).body).toEqual([]);
    const ofSentry = { params: { ...params, sentry: sentry.uid } };
    expect((await api.call(getSentry, ofSentry)).body.follows).toBeNull();
    const again = api.call(createSentry, { params, body: { name: "Shop", follows } });
    expect(await refusal(again)).toEqual({
      status: 400,
      body: { follows: [`There is no metric alert ${rule.id} here.`] },
    });
  });

  test("an integration that is gone is passed over, and that is said", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true, schema: {} });
    const { server, receiver } = world;
    const { api, made } = server;
    const action = { type: "sentry_app", targetIdentifier: await appIdOf(server) };
    const rule = (await api.call(createMetricAlert, { params, body: ruleWith([action]) })).body;
    const { db } = server.running.instance.storage;
    await db.updateTable("sentry_apps").set({ is_alertable: 0 }).execute();
    const of = { params: { ...params, rule: rule.id } };
    expect((await api.call(getMetricAlert, of)).body.errors).toEqual([
      {
        detail:
          "Acme Tasks takes no alerts any more. This action of the critical threshold is skipped.",
      },
    ]);
    await ingestSender(made.dsn).event(sampleEvent());
    await pass(server, 3);
    expect(receiver.webhooks("metric_alert.critical")).toEqual([]);
    const incident = (await api.call(getIncident, { params: { ...params, incident: "1" } })).body;
    expect(incident.activities?.at(-1)?.actions).toMatchObject([
      { status: "skipped", detail: "Acme Tasks takes no alerts any more." },
    ]);
  });

  test("a plain webhook is signed, and hears of a rule that goes", async () => {
    await using server = await startServer({ engine });
    await using own = await Receiver.start();
    const { api, made } = server;
    const secret = "between you and me";
    const action = { type: "webhook", url: `${own.url}/plain`, secret };
    const rule = (await api.call(createMetricAlert, { params, body: ruleWith([action]) })).body;
    await ingestSender(made.dsn).event(sampleEvent());
    await pass(server, 3);
    const [told] = own.requests;
    const signature = createHmac("sha256", secret)
      .update(told?.body ?? "")
      .digest("hex");
    expect(told?.headers["sentry-hook-signature"]).toBe(signature);
    expect(told?.headers["sentry-hook-resource"]).toBe("metric_alert");
    const body = JSON.parse(told?.body ?? "{}") as object;
    expect(Object.keys(body)).toEqual(["action", "data", "actor"]);
    expect(body).toMatchObject({ action: "critical" });
    expect(told?.body).not.toContain(secret);
    const of = { params: { ...params, rule: rule.id } };
    await api.call(updateMetricAlert, { ...of, body: { query: "level:fatal" } });
    await server.settle();
    expect(JSON.parse(own.requests[1]?.body ?? "{}")).toMatchObject({
      action: "resolved",
      data: { metric_alert: { status: 2, status_method: 2 } },
    });
  });

  test("mail goes to who is named, until they stop it by its link", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const owner = await findOwner(server);
    await api.call(createMetricAlert, { params, body: ruleWith([mailTo(owner.id)]) });
    await ingestSender(made.dsn).event(sampleEvent());
    await pass(server, 3);
    const [mail, ...others] = await readMails(server);
    expect(others).toEqual([]);
    const subject = "[shop] Critical: Too many errors";
    expect(mail).toMatchObject({ recipient: owner.email, subject });
    expect(mail?.text).toContain("1 event in the last 5 minutes in shop.");
    const [link = ""] = /http\S+\/unsubscribe\/\S+/.exec(mail?.text ?? "") ?? [];
    const page = server.url + new URL(link).pathname;
    expect(await (await fetch(page)).text()).toContain("Stop mails about this alert rule?");
    expect((await fetch(page, { method: "POST" })).status).toBe(200);
    await pass(server, 20);
    const incident = (await api.call(getIncident, { params: { ...params, incident: "1" } })).body;
    expect(incident.status).toBe(2);
    expect(await readMails(server)).toHaveLength(1);
  });

  test("what follows within ten minutes is mailed together", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const actions = [mailTo((await findOwner(server)).id)];
    for (const name of ["One", "Two"]) {
      await api.call(createMetricAlert, { params, body: ruleWith(actions, { name }) });
    }
    await ingestSender(made.dsn).event(sampleEvent());
    await pass(server, 3);
    expect(await readMails(server)).toHaveLength(1);
    await pass(server, 5);
    expect(await readMails(server)).toHaveLength(1);
    await pass(server, 10);
    const [, digest, ...others] = await readMails(server);
    expect(others).toEqual([]);
    expect(digest?.subject).toMatch(/^\[shop\] [23] changes of metric alerts$/);
    expect(digest?.text).toContain("Resolved: One");
    expect(digest?.text).toContain("Resolved: Two");
  });

  test("a removed project takes its metric alerts with it", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const { db } = server.running.instance.storage;
    const mail = mailTo((await findOwner(server)).id);
    await api.call(createMetricAlert, { params, body: ruleWith([mail]) });
    await ingestSender(made.dsn).event(sampleEvent());
    await pass(server, 3);
    await api.call(deleteProject, { params: { ...params, project: "shop" } });
    expect((await api.call(listMetricAlerts, { params })).body).toEqual([]);
    expect((await api.call(listIncidents, { params })).body).toEqual([]);
    await server.settle();
    for (const table of [
      "metric_rules",
      "metric_incidents",
      "metric_activities",
      "metric_series",
      "metric_points",
      "metric_notices",
      "metric_mail_times",
    ] as const) {
      expect(await db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });

  test("failed check-ins are counted, by the job they are of", async () => {
    await using server = await startServer({ engine });
    const { api, made } = server;
    const rule = (
      await api.call(createMetricAlert, {
        params,
        body: ruleWith([], {
          aggregate: "count_failed(check_in)",
          query: "monitor.slug:nightly",
          environment: "staging",
          triggers: [{ label: "critical", alertThreshold: 1 }],
        }),
      })
    ).body;
    expect(rule).toMatchObject({ dataset: "check_ins", queryType: 2 });
    const { projectId, publicKey } = ingestSender(made.dsn);
    const report = async (slug: string, status: string, environment = "staging") => {
      const cron = `${server.url}/api/${projectId}/cron/${slug}/${publicKey}/`;
      await fetch(`${cron}?status=${status}&environment=${environment}`);
    };
    await report("nightly", "error");
    await report("nightly", "ok");
    await report("nightly", "error", "production");
    await report("hourly", "error");
    await pass(server, 3);
    const of = { params: { ...params, rule: rule.id } };
    expect((await api.call(getMetricAlert, of)).body.state).toBe("ok");
    await report("nightly", "error");
    await pass(server, 2);
    expect((await api.call(getMetricAlert, of)).body.state).toBe("critical");
  });
});
