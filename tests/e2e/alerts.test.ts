import { createHmac } from "node:crypto";
import {
  createAlertRule,
  createServiceHook,
  getAlertRule,
  getRuleConfiguration,
  listRuleFirings,
  testRuleActions,
} from "@vedette/contract";
import { ingestSender, Receiver, sampleEvent, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { startComponentWorld } from "./component-world.ts";
import { refusal } from "./refusal.ts";

const params = { organization: "acme", project: "shop" };
const FORM = "sentry.rules.actions.notify_event_sentry_app.NotifyEventSentryAppAction";
const PLAIN = "sentry.rules.actions.notify_event_service.NotifyEventServiceAction";
const MAIL = "sentry.mail.actions.NotifyEmailAction";
const WEBHOOK = "vedette.rules.actions.webhook.WebhookAction";
const EVERY = { actionMatch: "all" as const, conditions: [], frequency: 5 };

describe.each(testEngines())("on %s", (engine) => {
  test("an integration with a form is asked, and gets its settings with the alert", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true });
    const { server, receiver, installation, app } = world;
    const { api, made } = server;
    const { actions } = (await api.call(getRuleConfiguration, { params })).body;
    expect(actions).toContainEqual(
      expect.objectContaining({ id: FORM, actionType: "sentryapp", service: app.slug }),
    );
    const action = {
      id: FORM,
      sentryAppInstallationUuid: installation,
      settings: [{ name: "board", value: "5" }],
    };
    receiver.script.push({ status: 400, body: JSON.stringify({ message: "No such board" }) });
    const body = { ...EVERY, name: "Payment errors", actions: [action] };
    expect(await refusal(api.call(createAlertRule, { params, body }))).toEqual({
      status: 400,
      body: { actions: ["Acme Tasks: No such board"] },
    });
    const rule = (await api.call(createAlertRule, { params, body })).body;
    expect(rule.actions).toMatchObject([{ ...action, hasSchemaFormConfig: true }]);
    const event = sampleEvent();
    await ingestSender(made.dsn).event(event);
    await server.settle();
    const [alert, ...others] = receiver.webhooks("event_alert.triggered");
    expect(others).toEqual([]);
    expect(alert).toMatchObject({
      installation: { uuid: installation },
      actor: { type: "application", id: "sentry", name: "Sentry" },
      data: {
        event: { event_id: event.event_id, project: Number(made.project.id) },
        triggered_rule: "Payment errors",
        issue_alert: {
          id: Number(rule.id),
          title: "Payment errors",
          settings: [{ name: "board", value: "5" }],
        },
      },
    });
    const of = { params: { ...params, rule: rule.id } };
    expect((await api.call(listRuleFirings, of)).body[0]?.actions).toEqual([
      {
        kind: "integration",
        name: "Acme Tasks",
        status: "delivered",
        detail: "delivered",
        deliveryId: expect.stringMatching(/^\d+$/),
      },
    ]);
    const trial = { name: "Trial", actions: [action] };
    await api.call(testRuleActions, { params, body: trial });
    await server.settle();
    expect(receiver.webhooks("event_alert.triggered")[1]?.data).toMatchObject({
      triggered_rule: "Trial",
    });
  });

  test("an integration without a form is told; once it is gone, the rule says so", async () => {
    await using world = await startComponentWorld(engine, { isAlertable: true, schema: {} });
    const { server, receiver, app } = world;
    const { api, made } = server;
    const actions = [{ id: PLAIN, service: app.slug }];
    const body = { ...EVERY, name: "All", actions };
    const rule = (await api.call(createAlertRule, { params, body })).body;
    await ingestSender(made.dsn).event(sampleEvent());
    await server.settle();
    const [alert] = receiver.webhooks("event_alert.triggered");
    expect(alert?.data).toMatchObject({ triggered_rule: "All" });
    expect(alert?.data).not.toHaveProperty("issue_alert");
    const { db } = server.running.instance.storage;
    await db.updateTable("sentry_apps").set({ is_alertable: 0 }).execute();
    const of = { params: { ...params, rule: rule.id } };
    expect((await api.call(getAlertRule, of)).body.errors).toEqual([
      { detail: "Acme Tasks takes no alerts any more. This action is skipped." },
    ]);
    await ingestSender(made.dsn).event({ ...sampleEvent(), fingerprint: ["another"] });
    await server.settle();
    expect(receiver.webhooks("event_alert.triggered")).toHaveLength(1);
    expect((await api.call(listRuleFirings, of)).body[0]?.actions).toMatchObject([
      { status: "skipped", detail: "Acme Tasks takes no alerts any more." },
    ]);
  });

  test("a plain webhook is signed, and a service hook hears of the rules that fired", async () => {
    await using world = await startComponentWorld(engine);
    await using own = await Receiver.start();
    const { api, made } = world.server;
    const action = { id: WEBHOOK, url: `${own.url}/plain`, secret: "between you and me" };
    const body = { ...EVERY, name: "Plain", actions: [action] };
    await api.call(createAlertRule, { params, body });
    const hook = { url: `${own.url}/hook`, events: ["event.alert"] };
    await api.call(createServiceHook, { params, body: hook });
    await ingestSender(made.dsn).event(sampleEvent());
    await world.server.settle();
    const plain = own.requests.find(({ path }) => path === "/plain");
    const signature = createHmac("sha256", action.secret)
      .update(plain?.body ?? "")
      .digest("hex");
    expect(plain?.headers["sentry-hook-signature"]).toBe(signature);
    expect(plain?.headers["sentry-hook-resource"]).toBe("event_alert");
    const told = JSON.parse(plain?.body ?? "{}") as object;
    expect(Object.keys(told)).toEqual(["action", "data", "actor"]);
    expect(told).toMatchObject({ action: "triggered", data: { triggered_rule: "Plain" } });
    const hooked = own.requests.find(({ path }) => path === "/hook");
    expect(JSON.parse(hooked?.body ?? "{}")).toMatchObject({ triggering_rules: ["Plain"] });
  });

  test("mail goes once and then together, until its reader stops it by the link", async () => {
    await using world = await startComponentWorld(engine);
    const { server } = world;
    const { api, made } = server;
    const { storage } = server.running.instance;
    const owner = await storage.db.selectFrom("users").select(["id", "email"]).executeTakeFirst();
    const target = { targetType: "Member", targetIdentifier: owner?.id };
    const body = { ...EVERY, name: "Mail me", actions: [{ id: MAIL, ...target }] };
    await api.call(createAlertRule, { params, body });
    const mails = async () =>
      await storage.db
        .selectFrom("mails")
        .selectAll()
        .where("kind", "=", "alert")
        .orderBy("id")
        .execute();
    const send = async (...names: string[]): Promise<void> => {
      for (const name of names) {
        await ingestSender(made.dsn).event({ ...sampleEvent(), fingerprint: [name] });
      }
      await server.settle();
    };
    await send("one");
    expect(await mails()).toMatchObject([{ recipient: owner?.email }]);
    await send("two", "three");
    expect(await mails()).toHaveLength(1);
    await storage.db.updateTable("alert_mail_times").set({ mailed_at: 0 }).execute();
    await server.settle();
    const [first, digest, ...others] = await mails();
    expect(others).toEqual([]);
    expect(first?.text).toContain("The alert rule Mail me fired in shop.");
    expect(digest?.subject).toBe("[shop] 2 issues with alerts");
    const [link = ""] = /http\S+\/unsubscribe\/\S+/.exec(digest?.text ?? "") ?? [];
    const page = server.url + new URL(link).pathname;
    expect(await (await fetch(page)).text()).toContain("Stop mails about this alert rule?");
    await storage.db.updateTable("alert_mail_times").set({ mailed_at: 0 }).execute();
    await send("four");
    expect(await mails()).toHaveLength(3);
    await send("waiting for its turn");
    expect((await fetch(page, { method: "POST" })).status).toBe(200);
    await storage.db.updateTable("alert_mail_times").set({ mailed_at: 0 }).execute();
    await send("five");
    expect(await mails()).toHaveLength(3);
    expect((await fetch(`${server.url}/unsubscribe/v1:made-up/`)).status).toBe(404);
  });
});
