import { describe, expect, test } from "vitest";
import { createSentryApp, updateSentryApp } from "@vedette/contract";
import { Receiver, testEngines } from "@vedette/testkit";
import { createEgress } from "../../egress/index.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";
import { createAppClient } from "./app-client.ts";
import { askAboutAlert } from "./ask-about-alert.ts";

const SCHEMA = {
  elements: [
    {
      type: "alert-rule-action",
      title: "Create a task",
      settings: {
        type: "alert-rule-settings",
        uri: "/alert",
        required_fields: [{ type: "text", label: "Channel", name: "channel" }],
      },
    },
  ],
};

describe.each(testEngines())("on %s", (engine) => {
  async function open() {
    const server = await startPeopleServer(engine);
    const receiver = await Receiver.start();
    const made = await bootstrapAcme(server);
    const api = server.bearer(made.token);
    const body = {
      name: "Acme Tasks",
      isInternal: true,
      organization: "acme",
      isAlertable: true,
      webhookUrl: `${receiver.url}/hook`,
      schema: SCHEMA,
    };
    const app = (await api.call(createSentryApp, { body })).body;
    const egress = createEgress({ allowCidrs: [], allowLoopback: true });
    const { instance } = server;
    const client = createAppClient({ instance, egress, timeoutMs: 5000, userAgent: "test" });
    const rule = {
      organizationId: Number(made.organization.id),
      installationUuid: app.installation?.uuid ?? "",
      settings: [{ name: "channel", value: "#ops" }] as unknown,
    };
    return {
      receiver,
      rule,
      ask: async (changes: Partial<typeof rule> = {}) =>
        await askAboutAlert(instance.storage.db, client, { ...rule, ...changes }),
      change: async (fields: object) =>
        await api.call(updateSentryApp, { params: { app: app.slug }, body: fields }),
      [Symbol.asyncDispose]: async () => {
        await egress.close();
        await receiver[Symbol.asyncDispose]();
        await server[Symbol.asyncDispose]();
      },
    };
  }

  test("a rule may be saved when the app agrees, and not when it does not", async () => {
    await using world = await open();
    expect(await world.ask()).toEqual({
      ok: true,
      message: "Acme Tasks: Success!",
      settings: world.rule.settings,
    });
    world.receiver.otherwise = { status: 400, body: '{"message":"No such channel"}' };
    expect(await world.ask()).toEqual({ ok: false, message: "Acme Tasks: No such channel" });
    expect(world.receiver.requests).toHaveLength(2);
  });

  test("settings that do not fit the form are refused before the app is asked", async () => {
    await using world = await open();
    expect(await world.ask({ settings: [] })).toEqual({
      ok: false,
      message: 'Acme Tasks: The field "channel" is required.',
    });
    expect(world.receiver.requests).toEqual([]);
  });

  test("another organization's installation is none", async () => {
    await using world = await open();
    const message = "The integration of this action is not installed here.";
    const { organizationId } = world.rule;
    expect(await world.ask({ organizationId: organizationId + 1 })).toEqual({ ok: false, message });
    const installationUuid = "00000000-0000-4000-8000-000000000000";
    expect(await world.ask({ installationUuid })).toEqual({ ok: false, message });
    expect(world.receiver.requests).toEqual([]);
  });

  test("an app without a form takes no settings and is not asked", async () => {
    await using world = await open();
    await world.change({ schema: {} });
    const message = "Acme Tasks: Its alerts have no settings.";
    expect(await world.ask()).toEqual({ ok: false, message });
    expect(await world.ask({ settings: undefined })).toMatchObject({ ok: true, settings: [] });
    expect(world.receiver.requests).toEqual([]);
  });

  test("an app that takes no alerts, or has lost its address, is said to", async () => {
    await using world = await open();
    await world.change({ isAlertable: false, webhookUrl: "" });
    expect(await world.ask()).toEqual({ ok: false, message: "Acme Tasks: It takes no alerts." });
  });
});
