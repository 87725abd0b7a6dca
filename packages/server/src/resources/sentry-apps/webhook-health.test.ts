import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import { openAppWorld } from "./app-world.fixture.ts";
import { disableWebhooksOf } from "./index.ts";

async function openGone(engine: Parameters<typeof openAppWorld>[0]) {
  const world = await openAppWorld(engine);
  const app = await world.create({
    webhookUrl: "https://tasks.acme.example/hook",
    scopes: ["event:read"],
    events: ["issue"],
  });
  const { storage, instance, clock } = world;
  const { id } = await storage.db
    .selectFrom("installations")
    .select("id")
    .executeTakeFirstOrThrow();
  const disable = () =>
    storage.transaction((tx, wake) =>
      disableWebhooksOf({ tx, wake, links: instance.links, now: clock.now }, [id]),
    );
  const mails = async () =>
    await storage.db
      .selectFrom("mails")
      .select(["recipient", "kind", "text"])
      .orderBy("id")
      .execute();
  return { world, app, disable, mails, path: `sentry-apps/${app.slug}/` };
}

describe.each(testEngines())("an app whose receiver is gone, on %s", (engine) => {
  test("is switched off once, and its maker gets a mail with the way back", async () => {
    const { world, app, disable, mails, path } = await openGone(engine);
    await disable();
    await disable();
    const { body } = await world.call("bob", "GET", path);
    expect(body.webhookDisabled).toEqual({ reason: "gone", at: "2030-01-01T00:00:00.000000Z" });
    expect((await world.audited()).filter((event) => event.endsWith(".disabled"))).toHaveLength(1);
    const sent = await mails();
    expect(sent).toMatchObject([{ recipient: "ada@acme.example", kind: "webhooks-disabled" }]);
    expect(sent[0]?.text).toContain("410 Gone");
    expect(sent[0]?.text).toContain(`/organizations/acme/settings/developer/${app.slug}/`);
  });

  test("mails those who own the organization when its maker has left", async () => {
    const { world, disable, mails } = await openGone(engine);
    const mia = world.people.find(({ name }) => name === "mia");
    const { db } = world.storage;
    await db
      .updateTable("sentry_apps")
      .set({ created_by: mia?.id ?? 0 })
      .execute();
    await db
      .deleteFrom("members")
      .where("user_id", "=", mia?.id ?? 0)
      .execute();
    await disable();
    expect(await mails()).toMatchObject([{ recipient: "ada@acme.example" }]);
  });

  test("is told again once somebody who may says so, which is in the audit log", async () => {
    const { world, disable, path } = await openGone(engine);
    await disable();
    expect((await world.call("bob", "POST", `${path}enable-webhooks/`)).status).toBe(403);
    expect((await world.call("eve", "POST", `${path}enable-webhooks/`)).status).toBe(403);
    const { status, body } = await world.call("ada", "POST", `${path}enable-webhooks/`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ webhookDisabled: null, events: ["issue"] });
    expect((await world.call("ada", "GET", path)).body.webhookDisabled).toBeNull();
    const before = await world.audited();
    expect(before.at(-1)).toBe("sentry-app.edit");

    // Where nothing is off there is nothing to note.
    expect((await world.call("ada", "POST", `${path}enable-webhooks/`)).status).toBe(200);
    expect(await world.audited()).toEqual(before);
  });
});
