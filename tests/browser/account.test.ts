import { createApiApplication, getMe } from "@vedette/contract";
import { owner, signIn, startServer, type TestServer } from "@vedette/testkit";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { totpOf } from "../../packages/server/src/sign-in/totp.fixture.ts";
import { browseServer, expectAccessible, hasBrowser } from "./browser.ts";
import { joinWithPassword } from "./join.ts";

/** Types what somebody knows into the sign-in page that is open. */
async function typePassword(page: Page, person: { email: string; password: string }) {
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** The server under the name that passkeys are for; addresses of numbers have none. */
const named = (server: TestServer): string => server.url.replace("127.0.0.1", "localhost");

test.skipIf(!hasBrowser)(
  "two-factor sign-in is set up with the key, asked for at the next sign-in, and a backup code helps",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open("/account/security/");
    await page.getByRole("button", { name: "Set up two-factor sign-in" }).click();
    await page.getByLabel("Your password").fill(owner.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("img", { name: "QR code" }).waitFor();
    await expectAccessible(page);
    const key = (await page.getByLabel("key", { exact: true }).textContent()) ?? "";
    const codes = (await page.getByLabel("backup codes", { exact: true }).textContent()) ?? "";
    const code = () => totpOf(`otpauth://totp/x?secret=${key.trim()}`);
    await page.getByLabel("Code that the app shows now").fill(code());
    await page.getByRole("button", { name: "Turn it on" }).click();
    await page.getByRole("button", { name: "New backup codes" }).waitFor();

    const other = await browser.open("/sign-in/", { as: null });
    await typePassword(other.page, owner);
    await other.page.getByRole("heading", { name: "Your code" }).waitFor();
    await expectAccessible(other.page);
    await other.page.getByLabel("Code").fill("000000");
    await other.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await other.page.getByRole("alert").waitFor();
    await other.page.getByLabel("Code").fill(code());
    await other.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await other.page.waitForURL(/\/issues\//);

    const third = await browser.open("/sign-in/", { as: null });
    await typePassword(third.page, owner);
    await third.page.getByLabel("Code").fill(codes.trim().split(/\s+/)[0] ?? "");
    await third.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await third.page.waitForURL(/\/issues\//);
    expect([...complaints, ...other.complaints, ...third.complaints]).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "a passkey is added, signs in without a password, and is removed",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open("/sign-in/", { as: null });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send("WebAuthn.enable");
    await devtools.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${named(server)}/sign-in/`);
    await expectAccessible(page);
    await typePassword(page, owner);
    await page.waitForURL(/\/issues\//);
    await page.goto(`${named(server)}/account/security/`);
    await page.getByLabel("Name of the new passkey").fill("Test key");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("never used").waitFor();
    await expectAccessible(page);

    await page.context().clearCookies();
    await page.goto(`${named(server)}/sign-in/`);
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(/\/issues\//);
    await page.goto(`${named(server)}/account/security/`);
    await page.getByRole("button", { name: "Remove Test key" }).click();
    await page.getByRole("button", { name: "Remove for good" }).click();
    await page.getByText("None yet. A passkey signs you in").waitFor();
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "an application asks for consent, is allowed, and is revoked",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const session = await signIn(server.url, owner.email, owner.password);
    const redirectUri = `${server.url}/account/profile/`;
    const body = { name: "Release bot", redirectUris: [redirectUri] };
    const { id } = (await session.api.call(createApiApplication, { body })).body;
    const question = new URLSearchParams({
      response_type: "code",
      client_id: id,
      redirect_uri: redirectUri,
      scope: "event:write",
      state: "s1",
    });
    const asked = question.toString();
    const { page, complaints } = await browser.open(`/oauth/authorize/?${asked}`);
    await page.getByText("resolve, assign and comment on issues").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Deny" }).click();
    await page.waitForURL(/error=access_denied&state=s1/);
    await page.goto(`${server.url}/oauth/authorize/?${asked}`);
    await page.getByRole("button", { name: "Allow" }).click();
    await page.waitForURL(/code=\w+&state=s1/);

    await page.goto(`${server.url}/account/authorized-applications/`);
    await page.getByRole("button", { name: "Revoke the access of Release bot" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Revoke for good" }).click();
    await page.getByText("None. An application that wants").waitFor();

    await page.goto(`${server.url}/oauth/device/`);
    await page.getByLabel("Code").fill("ABCD-EFGH");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByText("No device shows this code").waitFor();
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "the profile is changed, and a wrong password is told beside its field",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open("/account/");
    await page.getByLabel("Name", { exact: true }).fill("Ada Lovelace");
    await page.getByLabel("E-mail").fill("ada@globex.example");
    await page.getByLabel("Your password").fill("something else");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("This is not your password.").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Your password").fill(owner.password);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Your profile is saved.").waitFor();
    const moved = await signIn(server.url, "ada@globex.example", owner.password);
    expect((await moved.api.call(getMe)).body.name).toBe("Ada Lovelace");
    await page.goto(`${server.url}/account/notifications/`);
    const saved = page.waitForResponse((answer) => answer.request().method() === "PUT");
    await page.getByLabel("Status").uncheck();
    await saved;
    await page.reload();
    await page.getByLabel("Status").waitFor();
    expect(await page.getByLabel("Status").isChecked()).toBe(false);
    await expectAccessible(page);
    expect(complaints).toEqual([]);
  },
);

test.skipIf(!hasBrowser)(
  "administrators see the instance and help who forgot their password; others find no such page",
  async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const bob = await joinWithPassword(server, "acme", "bob@acme.example", "member");
    const { page, complaints } = await browser.open("/admin/");
    await page.getByText("Whole database").waitFor();
    await expectAccessible(page);
    for (const name of ["Organizations", "Mail", "Users"]) {
      await page.getByRole("link", { name, exact: true }).click();
      await page.getByRole("heading", { level: 1, name }).waitFor();
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "Change bob" }).click();
    await page.getByRole("menuitem", { name: "Make a link" }).click();
    const link =
      (await page.getByLabel("link for bob, good for an hour", { exact: true }).textContent()) ??
      "";
    const fresh = await browser.open(new URL(link).pathname, { as: null });
    await fresh.page.getByLabel("New password").fill("a password of his own");
    await fresh.page.getByRole("button", { name: "Change the password" }).click();
    await fresh.page.getByRole("link", { name: "Sign in" }).click();
    await typePassword(fresh.page, { ...bob, password: "a password of his own" });
    await fresh.page.waitForURL(/\/issues\//);
    await fresh.page.goto(`${server.url}/admin/`);
    await fresh.page.getByText("There is no page here").waitFor();

    await page.getByRole("button", { name: "Change bob" }).click();
    await page.getByRole("menuitem", { name: "Shut out" }).click();
    await page.getByRole("button", { name: "Shut out bob" }).click();
    await page.getByRole("button", { name: "Shut out for good" }).click();
    await page.getByText("bob is shut out.").waitFor();
    await expectAccessible(page);
    await fresh.page.goto(`${server.url}/`);
    await fresh.page.waitForURL(/\/sign-in\//);
    expect([...complaints, ...fresh.complaints]).toEqual([]);
  },
);
