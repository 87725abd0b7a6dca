import type { ServiceHookEvent } from "@vedette/contract";
import { type EngineName, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { lockFacts } from "../../outbox/index.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";
import { disableHooks, tellHooks } from "./index.ts";
import { insertHook, updateHookRow } from "./store.ts";

async function openShop(engine: EngineName) {
  const server = await startPeopleServer(engine);
  const made = await bootstrapAcme(server);
  const { storage } = server.instance;
  const place = {
    organizationId: Number(made.organization.id),
    projectId: Number(made.project.id),
  };
  let hooks = 0;
  return {
    storage,
    addHook: async (events: readonly ServiceHookEvent[]) =>
      await storage.transaction(
        async (tx) =>
          await insertHook(tx, {
            ...place,
            guid: String(++hooks).padStart(32, "0"),
            url: "https://hooks.example/",
            sealedSecret: "sealed",
            events,
            isActive: true,
            sentryAppId: null,
            createdBy: null,
            disabled: null,
            createdAt: 0,
          }),
      ),
    /** Tells of one event and gives the facts that made, with whom they are for. */
    tell: async (rules: readonly string[]) =>
      await storage.transaction(async (tx, wake) => {
        await tellHooks(storage, tx, wake, [{ ...place, eventId: "c0ffee", issueId: 5, rules }], 0);
        const facts = await lockFacts(storage.engine, tx, 10);
        return facts.map(({ resource, action, data, recipients }) => ({
          event: `${resource}.${action}`,
          rules: resource === "event" ? data.triggering_rules : null,
          hooks: recipients?.map(({ id }) => id),
        }));
      }),
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

describe.each(testEngines())("on %s", (engine) => {
  test("each hook is told once of an event, of the alert where it listens to that", async () => {
    await using shop = await openShop(engine);
    const alert = await shop.addHook(["event.alert"]);
    const created = await shop.addHook(["event.created"]);
    const both = await shop.addHook(["event.alert", "event.created"]);
    await shop.addHook([]);
    expect(await shop.tell(["Payments", "Everything"])).toEqual([
      { event: "event.alert", rules: ["Payments", "Everything"], hooks: [alert.id, both.id] },
      { event: "event.created", rules: [], hooks: [created.id] },
    ]);
  });

  test("without a rule that fired only those are told that listen to every event", async () => {
    await using shop = await openShop(engine);
    await shop.addHook(["event.alert"]);
    const created = await shop.addHook(["event.created"]);
    expect(await shop.tell([])).toEqual([
      { event: "event.created", rules: [], hooks: [created.id] },
    ]);
  });

  test("where nobody listens there is no fact", async () => {
    await using shop = await openShop(engine);
    expect(await shop.tell(["Payments"])).toEqual([]);
  });

  test("one that was switched off for how it answers is owed what it misses, others that are off are not", async () => {
    await using shop = await openShop(engine);
    const gone = await shop.addHook(["event.created"]);
    const off = await shop.addHook(["event.created"]);
    await shop.storage.transaction(async (tx, wake) => {
      await disableHooks({ tx, wake, links: { baseUrl: "" }, now: 0 }, [gone.id], "gone");
      await updateHookRow(tx, { ...off, isActive: false });
    });
    expect(await shop.tell([])).toEqual([{ event: "event.created", rules: [], hooks: [gone.id] }]);
  });
});
