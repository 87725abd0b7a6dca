import {
  createPasswordLink,
  getInstance,
  getMe,
  listInstanceMails,
  listInstanceOrganizations,
  listInstanceUsers,
  sendTestMail,
  updateInstanceUser,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { browserOf } from "../testing/browser-of.ts";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { signInAs } from "../testing/sign-in-as.ts";
import {
  bootstrapAcme,
  owner,
  type PeopleServer,
  startPeopleServer,
} from "../testing/start-people-server.ts";

async function start(server: PeopleServer) {
  const made = await bootstrapAcme(server);
  const bob = await joinAcme(server, server.bearer(made.token), "bob");
  const bobId = (await bob.call(getMe)).body.id;
  return { admin: await signInAs(server), adminId: made.user.id, bob, bobId };
}

describe.each(testEngines())("on %s", (engine) => {
  test("accounts are listed, searched, shut out and let in, and made administrators", async () => {
    await using server = await startPeopleServer(engine);
    const { admin, adminId, bob, bobId } = await start(server);
    const all = (await admin.call(listInstanceUsers)).body;
    expect(all.map(({ email }) => email)).toEqual(["bob@acme.example", "ada@acme.example"]);
    const found = await admin.call(listInstanceUsers, { query: { query: "BOB", per_page: 1 } });
    expect(found.body).toMatchObject([{ id: bobId, isActive: true, isInstanceAdmin: false }]);

    const params = { user: bobId };
    await admin.call(updateInstanceUser, { params, body: { isActive: false } });
    expect((await refusal(bob.call(getMe))).status).toBe(401);
    await admin.call(updateInstanceUser, { params, body: { isActive: true } });
    expect((await refusal(bob.call(listInstanceUsers))).status).toBe(403);
    await admin.call(updateInstanceUser, { params, body: { isInstanceAdmin: true } });
    expect((await bob.call(listInstanceUsers)).body).toHaveLength(2);

    const own = { params: { user: adminId } };
    for (const body of [{ isActive: false }, { isInstanceAdmin: false }]) {
      expect((await refusal(admin.call(updateInstanceUser, { ...own, body }))).status).toBe(400);
    }
  });

  test("who lost their password gets a link, who lost their phone signs in without it", async () => {
    await using server = await startPeopleServer(engine);
    const { admin, bobId } = await start(server);
    const params = { user: bobId };
    const { link } = (await admin.call(createPasswordLink, { params })).body;
    const token = /^http:\/\/localhost:8000\/reset-password\/(\w+)\/$/.exec(link)?.[1];
    const browser = browserOf(server);
    const newPassword = "chosen by bob himself";
    expect((await browser.post("/reset-password", { token, newPassword })).status).toBe(200);
    const bob = { email: "bob@acme.example", password: newPassword };
    await browser.post("/sign-in/email", bob);
    await browser.post("/two-factor/enable", { password: newPassword });
    const { db } = server.instance.storage;
    await db.updateTable("two_factors").set({ verified: 1 }).execute();
    await db
      .updateTable("users")
      .set({ two_factor_enabled: 1 })
      .where("id", "=", Number(bobId))
      .execute();
    const other = browserOf(server);
    expect((await other.post("/sign-in/email", bob)).body).toMatchObject({
      twoFactorRedirect: true,
    });
    const changed = await admin.call(updateInstanceUser, { params, body: { has2fa: false } });
    expect(changed.body.has2fa).toBe(false);
    await signInAs(server, bob);
    expect(await db.selectFrom("two_factors").select("id").execute()).toEqual([]);
  });

  test("the state says what is stored, set and owed, and a test mail is owed to who asks", async () => {
    await using server = await startPeopleServer(engine);
    const { admin } = await start(server);
    expect((await admin.call(sendTestMail)).status).toBe(202);
    const state = (await admin.call(getInstance)).body;
    expect(state).toMatchObject({
      engine,
      url: "http://localhost:8000",
      retention: { events: 90, deliveries: 30 },
      mail: { from: null, waiting: 1, failed: 0 },
      deliveries: { waiting: 0, oldestDueMs: 0, latest: { failed: 0 } },
    });
    expect(state.storage.bytes).toBeGreaterThan(0);
    const mails = (await admin.call(listInstanceMails, { query: { status: "pending" } })).body;
    expect(mails).toMatchObject([{ kind: "test", recipient: owner.email.toLowerCase() }]);
    expect(mails[0]).not.toHaveProperty("text");
    expect((await admin.call(listInstanceMails, { query: { status: "failed" } })).body).toEqual([]);
  });

  test("organizations are listed with their sizes", async () => {
    await using server = await startPeopleServer(engine);
    const { admin } = await start(server);
    await bootstrapAcme(server, { email: "eve@globex.example", organization: "globex" });
    const listed = (await admin.call(listInstanceOrganizations)).body;
    expect(listed).toMatchObject([
      { slug: "globex", memberCount: 1, projectCount: 1, eventCount: 0 },
      { slug: "acme", memberCount: 2, projectCount: 1, eventCount: 0 },
    ]);
    const found = await admin.call(listInstanceOrganizations, { query: { query: "ACM" } });
    expect(found.body).toMatchObject([{ slug: "acme" }]);
  });
});

test("a token of an administrator administers nothing, for it may have leaked", async () => {
  await using server = await startPeopleServer("sqlite");
  const made = await bootstrapAcme(server);
  const refused = await refusal(server.bearer(made.token).call(getInstance));
  expect(refused.status).toBe(401);
});
