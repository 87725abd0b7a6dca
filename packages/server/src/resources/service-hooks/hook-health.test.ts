import { createServiceHook, getServiceHook, updateServiceHook } from "@vedette/contract";
import { type EngineName, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";
import { disableHooks } from "./index.ts";

const shop = { organization: "acme", project: "shop" };

async function openHook(engine: EngineName) {
  const server = await startPeopleServer(engine);
  const made = await bootstrapAcme(server);
  const api = server.bearer(made.token);
  const body = { url: "https://hooks.example/s?key=hidden", events: ["event.created"] };
  const { id } = (await api.call(createServiceHook, { params: shop, body })).body;
  const params = { ...shop, hook: id };
  const { storage, links, now } = server.instance;
  const row = await storage.db.selectFrom("service_hooks").selectAll().executeTakeFirstOrThrow();
  return {
    db: storage.db,
    row,
    disable: async (reason: "gone" | "timeouts") =>
      await storage.transaction(async (tx, wake) => {
        await disableHooks({ tx, wake, links, now: now() }, [row.id], reason);
      }),
    show: async () => (await api.call(getServiceHook, { params })).body,
    change: async (changes: { isActive?: boolean; url?: string }) =>
      (await api.call(updateServiceHook, { params, body: changes })).body,
    mails: async () => await storage.db.selectFrom("mails").selectAll().orderBy("id").execute(),
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

describe.each(testEngines())("a hook whose receiver is gone, on %s", (engine) => {
  test("says why it is off, once in the audit log and in a mail to its maker", async () => {
    await using hook = await openHook(engine);
    expect(await hook.show()).toMatchObject({ status: "active", disabled: null });
    await hook.disable("gone");
    await hook.disable("timeouts");
    expect(await hook.show()).toMatchObject({
      status: "disabled",
      disabled: { reason: "gone", at: expect.stringMatching(/Z$/) },
    });
    const entries = hook.db
      .selectFrom("audit_log")
      .select(["actor_kind", "data"])
      .where("event", "=", "servicehook.edit");
    const [entry, ...others] = await entries.execute();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ actor_kind: "system" });
    expect(entry?.data).toContain("410 Gone");

    const mails = await hook.mails();
    expect(mails).toMatchObject([
      {
        recipient: "ada@acme.example",
        kind: "webhooks-disabled",
        subject: "Webhooks of the service hook to hooks.example are switched off",
      },
    ]);
    expect(mails[0]?.text).toContain(`/projects/shop/settings/hooks/${hook.row.guid}/`);
    expect(mails[0]?.text).not.toContain("hidden");
  });

  test("mails those who own the organization when nobody of its members made it", async () => {
    await using hook = await openHook(engine);
    await hook.db.updateTable("service_hooks").set({ created_by: null }).execute();
    await hook.disable("timeouts");
    expect(await hook.mails()).toMatchObject([{ recipient: "ada@acme.example" }]);
  });

  test("stays off when its address changes, and is well again once it is switched on", async () => {
    await using hook = await openHook(engine);
    await hook.disable("timeouts");
    expect(await hook.change({ url: "https://hooks.example/t" })).toMatchObject({
      status: "disabled",
      disabled: { reason: "timeouts" },
    });
    expect(await hook.change({ isActive: true })).toMatchObject({
      status: "active",
      disabled: null,
    });
    expect(await hook.change({ isActive: false })).toMatchObject({
      status: "disabled",
      disabled: null,
    });
  });
});
