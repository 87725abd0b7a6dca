import {
  createPasskey,
  deletePasskey,
  endOtherSignInSessions,
  endSignInSession,
  getMailChoices,
  getMe,
  listPasskeys,
  listSignInSessions,
  renamePasskey,
  startPasskey,
  updateMailChoices,
  updateMe,
} from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { makeAuthenticator } from "../resources/passkeys/authenticator.fixture.ts";
import { browserOf } from "../resources/testing/browser-of.ts";
import { refusal } from "../resources/testing/refusal.ts";
import { signInAs } from "../resources/testing/sign-in-as.ts";
import {
  bootstrapAcme,
  owner,
  type PeopleServer,
  startPeopleServer,
} from "../resources/testing/start-people-server.ts";
import { totpOf } from "./totp.fixture.ts";

const HERE = { rpId: "localhost", origin: "http://localhost:8000" };
const isIn = async (server: PeopleServer, browser: { headers(): Record<string, string> }) =>
  (await server
    .as(browser.headers())
    .call(getMe)
    .catch(() => null)) !== null;

describe.each(testEngines())("on %s", (engine) => {
  test("a second factor is asked for once a code was shown to work, and a backup code is good once", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const browser = browserOf(server);
    await browser.post("/sign-in/email", owner);
    const wrong = await browser.post("/two-factor/enable", { password: "another password" });
    expect(wrong.status).toBe(400);
    const { body } = await browser.post("/two-factor/enable", { password: owner.password });
    const { totpURI = "", backupCodes = [] } = body as { totpURI?: string; backupCodes?: string[] };
    expect(totpURI).toMatch(/^otpauth:\/\/totp\/localhost/);
    expect(backupCodes).toHaveLength(10);
    const before = browserOf(server);
    expect((await before.post("/sign-in/email", owner)).body).not.toHaveProperty(
      "twoFactorRedirect",
    );
    expect((await browser.post("/two-factor/verify-totp", { code: totpOf(totpURI) })).status).toBe(
      200,
    );
    const me = (await server.as(browser.headers()).call(getMe)).body;
    expect(me.has2fa).toBe(true);

    const other = browserOf(server);
    expect((await other.post("/sign-in/email", owner)).body).toMatchObject({
      twoFactorRedirect: true,
    });
    expect(await isIn(server, other)).toBe(false);
    expect((await other.post("/two-factor/verify-totp", { code: "000000" })).status).toBe(401);
    await other.post("/two-factor/verify-totp", { code: totpOf(totpURI) });
    expect(await isIn(server, other)).toBe(true);

    const code = backupCodes[0];
    const third = browserOf(server);
    await third.post("/sign-in/email", owner);
    expect((await third.post("/two-factor/verify-backup-code", { code })).status).toBe(200);
    expect(await isIn(server, third)).toBe(true);
    const fourth = browserOf(server);
    await fourth.post("/sign-in/email", owner);
    expect((await fourth.post("/two-factor/verify-backup-code", { code })).status).toBe(401);

    await browser.post("/two-factor/disable", { password: owner.password });
    const last = browserOf(server);
    await last.post("/sign-in/email", owner);
    expect(await isIn(server, last)).toBe(true);
  });

  test("a passkey is made, named, signs in without a password, and is removed", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const api = await signInAs(server);
    const device = makeAuthenticator(HERE);
    const options = (await api.call(startPasskey)).body;
    expect(options).toMatchObject({ rp: { id: "localhost" }, user: { name: "ada@acme.example" } });
    const response = device.register(options);
    const made = (await api.call(createPasskey, { body: { name: "Laptop", response } })).body;
    expect(made).toMatchObject({ name: "Laptop", dateLastUsed: null });
    const again = await refusal(api.call(createPasskey, { body: { name: "Again", response } }));
    expect(again.status).toBe(400);

    const browser = browserOf(server);
    const start = (await browser.post("/passkey/start")).body;
    const signed = device.signIn(start);
    expect((await browser.post("/passkey/sign-in", { response: signed })).status).toBe(200);
    expect(await isIn(server, browser)).toBe(true);
    const replayed = await browserOf(server).post("/passkey/sign-in", { response: signed });
    expect(replayed.status).toBe(401);

    const params = { passkey: made.id };
    await api.call(renamePasskey, { params, body: { name: "Old laptop" } });
    expect((await api.call(listPasskeys)).body).toMatchObject([
      { name: "Old laptop", dateLastUsed: expect.any(String) as string },
    ]);
    await api.call(deletePasskey, { params });
    const stranger = browserOf(server);
    const late = device.signIn((await stranger.post("/passkey/start")).body);
    expect((await stranger.post("/passkey/sign-in", { response: late })).status).toBe(401);
  });

  test("a forgotten password is replaced by mail, once, and every session ends", async () => {
    await using server = await startPeopleServer(engine, { sendsMail: true });
    await bootstrapAcme(server);
    const before = browserOf(server);
    await before.post("/sign-in/email", owner);
    const browser = browserOf(server);
    const unknown = await browser.post("/request-password-reset", { email: "eve@acme.example" });
    const asked = await browser.post("/request-password-reset", { email: owner.email });
    expect(asked).toEqual(unknown);
    const { db } = server.instance.storage;
    const [mail, ...others] = await db.selectFrom("mails").select(["recipient", "text"]).execute();
    expect([mail?.recipient, others]).toEqual(["ada@acme.example", []]);
    const token = /reset-password\/(\w+)\//.exec(mail?.text ?? "")?.[1];
    const reset = { token, newPassword: "an even longer one" };
    expect((await browser.post("/reset-password", reset)).status).toBe(200);
    expect((await browser.post("/reset-password", reset)).status).toBe(400);
    expect(await isIn(server, before)).toBe(false);
    const change = { ...owner, password: reset.newPassword };
    expect((await browser.post("/sign-in/email", change)).status).toBe(200);
  });

  test("people see where they are signed in, and end it", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const browsers = [browserOf(server), browserOf(server), browserOf(server)] as const;
    for (const browser of browsers) await browser.post("/sign-in/email", owner);
    const api = server.as(browsers[2].headers());
    const sessions = (await api.call(listSignInSessions)).body;
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
    await api.call(endSignInSession, { params: { session: sessions[2]?.id ?? "" } });
    expect(await isIn(server, browsers[0])).toBe(false);
    expect(await isIn(server, browsers[1])).toBe(true);
    await api.call(endOtherSignInSessions);
    expect(await isIn(server, browsers[1])).toBe(false);
    expect((await api.call(listSignInSessions)).body).toHaveLength(1);
  });

  test("a name is changed freely, an e-mail address by who knows the password, and the old one is told", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    await bootstrapAcme(server, { email: "bob@acme.example" });
    const api = await signInAs(server);
    expect((await api.call(updateMe, { body: { name: "Ada L." } })).body.name).toBe("Ada L.");
    const email = "Ada@Globex.example";
    const without = await refusal(api.call(updateMe, { body: { email } }));
    expect(without).toMatchObject({ status: 400, body: { password: [expect.any(String)] } });
    const { password } = owner;
    const taken = { email: "bob@acme.example", password };
    expect(await refusal(api.call(updateMe, { body: taken }))).toMatchObject({
      body: { email: ["Somebody else has this address."] },
    });
    const moved = (await api.call(updateMe, { body: { email, password } })).body;
    expect(moved.email).toBe("ada@globex.example");
    const mails = await server.instance.storage.db
      .selectFrom("mails")
      .select(["recipient", "kind"])
      .execute();
    expect(mails).toEqual([{ recipient: "ada@acme.example", kind: "account" }]);
    await signInAs(server, { email: "ada@globex.example", password });
  });

  test("somebody chooses which mails they get", async () => {
    await using server = await startPeopleServer(engine);
    await bootstrapAcme(server);
    const api = await signInAs(server);
    expect((await api.call(getMailChoices)).body).toEqual({
      alerts: true,
      assignments: true,
      mentions: true,
      status: true,
    });
    await api.call(updateMailChoices, { body: { status: false } });
    await api.call(updateMailChoices, { body: { status: false, alerts: true } });
    expect((await api.call(getMailChoices)).body).toMatchObject({ alerts: true, status: false });
    await api.call(updateMailChoices, { body: { status: true, mentions: false } });
    expect((await api.call(getMailChoices)).body).toMatchObject({ status: true, mentions: false });
  });
});

test("a passkey that was made for another site, or for somebody else's challenge, is refused", async () => {
  await using server = await startPeopleServer("sqlite");
  await bootstrapAcme(server);
  await bootstrapAcme(server, { email: "bob@acme.example" });
  const ada = await signInAs(server);
  const bob = await signInAs(server, { ...owner, email: "bob@acme.example" });
  const keep = async (api: typeof ada, response: Record<string, unknown>) =>
    await refusal(api.call(createPasskey, { body: { name: "Phone", response } }));
  const phisher = makeAuthenticator({ ...HERE, origin: "http://localhost:9000" });
  const phished = phisher.register((await ada.call(startPasskey)).body);
  expect((await keep(ada, phished)).status).toBe(400);
  const forAda = makeAuthenticator(HERE).register((await ada.call(startPasskey)).body);
  expect((await keep(bob, forAda)).status).toBe(400);
  expect((await keep(bob, { nonsense: true })).status).toBe(400);
});
