import { createOrganization, createSentryApp } from "@vedette/contract";
import { Receiver, startServer, type TestServer } from "@vedette/testkit";
import { expect, test } from "vitest";
import { joinWithPassword } from "./join.ts";
import { browseServer, expectAccessible, hasBrowser } from "./browser.ts";
import { squarePng } from "./square-png.ts";

const SETTINGS = "/organizations/acme/settings";

test.skipIf(!hasBrowser)(
  "a public integration is made, given a logo, published by the staff, and installed with consent",
  async () => {
    await using server = await startServer();
    await using receiver = await Receiver.start();
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open(`${SETTINGS}/developer/`);

    await page.getByRole("link", { name: "New integration" }).click();
    await page.getByLabel("Public: for every organization").check();
    await page.waitForURL(/kind=public/);
    await page.getByLabel("Name", { exact: true }).fill("Acme Tasks");
    await page.getByLabel("Author").fill("Acme");
    await page.getByLabel("Webhook address").fill(`${receiver.url}/hook`);
    await page.getByLabel("Headers to send along").fill("Host: elsewhere");
    await page.getByLabel("Issues", { exact: true }).check();
    await page.getByRole("button", { name: "Create the integration" }).click();
    await page.getByText("Host is sent by the server itself").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Headers to send along").fill("");
    await page.getByRole("button", { name: "Create the integration" }).click();
    await page.getByText("Your new client secret").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "I have copied it" }).click();

    await page.getByRole("link", { name: "Publish", exact: true }).click();
    expect(await page.getByRole("button", { name: "Ask for publication" }).isDisabled()).toBe(true);
    await expectAccessible(page);
    await page.getByRole("link", { name: "Add it" }).first().click();

    const logo = page.getByRole("region", { name: "Logo" });
    const file = logo.locator("input[type=file]");
    await file.setInputFiles(squarePng(64));
    await logo.getByText("has to have at least 256").waitFor();
    await file.setInputFiles(squarePng(256));
    await logo.getByRole("button", { name: "Save the logo" }).click();
    await logo.getByRole("img", { name: "The logo" }).waitFor();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Publish", exact: true }).click();
    const ask = page.getByRole("region", { name: "Ask for publication" });
    await ask.getByRole("button").waitFor();
    for (const box of await ask.getByRole("textbox").all()) await box.fill("It makes tasks.");
    await page.getByRole("button", { name: "Ask for publication" }).click();
    await page.getByText("Waiting for the staff of this instance").waitFor();

    await page.getByRole("button", { name: "Account of" }).click();
    await expectAccessible(page);
    await page.getByRole("menuitem", { name: "Publish requests" }).click();
    const request = page.getByRole("region", { name: "Acme Tasks" });
    await request.getByRole("button", { name: "Approve…" }).click();
    await expectAccessible(page);
    await request.getByRole("button", { name: "Publish Acme Tasks" }).click();
    await page.getByText("Nothing waits.").waitFor();

    const eve = await joinElsewhere(server);
    const other = await browser.open("/organizations/globex/integrations/", { as: eve });
    await other.page.getByRole("link", { name: /Acme Tasks/ }).click();
    await other.page.getByText("It is told when issues are created").waitFor();
    await expectAccessible(other.page);
    await other.page.getByRole("button", { name: "Accept and install" }).click();
    await other.page.getByText("Acme Tasks is installed.").waitFor();
    await server.settle();
    expect(receiver.requests.map(({ headers }) => headers["sentry-hook-resource"])).toEqual([
      "installation",
    ]);

    await page.goto(`${server.url}${SETTINGS}/developer/acme-tasks/permissions/`);
    await page.getByText("Its permissions are fixed since it is published").waitFor();
    expect(await page.getByLabel("Member", { exact: true }).isDisabled()).toBe(true);
    expect([...complaints, ...other.complaints]).toEqual([]);
  },
  60_000,
);

test.skipIf(!hasBrowser)(
  "the editor says where a schema is wrong, and shows what a right one makes",
  async () => {
    await using server = await startServer();
    await using receiver = await Receiver.start();
    receiver.otherwise = () => ({
      status: 200,
      body: JSON.stringify([{ value: "5", label: "Board of five" }]),
    });
    const { slug } = await makeInternal(server, `${receiver.url}/hook`);
    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open(`${SETTINGS}/developer/${slug}/components/`);
    const editor = page.getByLabel("Schema, as JSON");
    const said = (words: string) => page.locator("#schema-state", { hasText: words }).waitFor();

    await editor.fill('{\n "elements": [1,]\n}');
    await said("Line 2, column 17: Take away the comma before this ].");
    await editor.fill('{\n "elements": [\n  { "type": "stacktrace-link" }\n ]\n}');
    await said("Line 3: 'uri' is a required property for element of type 'stacktrace-link'");
    await expectAccessible(page);
    await editor.fill("");
    await page.getByRole("button", { name: "Add example" }).click();
    await page.getByRole("menuitem", { name: /issue-link/ }).click();
    await said("Can be saved: issue-link.");

    await page.getByRole("combobox", { name: "Board" }).click();
    await page.getByRole("option", { name: "Sample 2 of /boards" }).click();
    await page.getByRole("combobox", { name: "Owner (optional)" }).click();
    await page.getByRole("option", { name: "Sample 1 of /people for sample-2" }).click();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Show what “Create” sends" }).click();
    const sent = await page.getByLabel("request of the form", { exact: true }).innerText();
    expect(sent).toContain('"owner": "sample-1"');

    await page.getByRole("switch", { name: "Ask Chat for choices" }).check();
    await page.getByText("Link an issue").click();
    await page.getByRole("combobox", { name: "Task" }).fill("fi");
    await page.getByRole("option", { name: "Board of five" }).waitFor();
    expect(receiver.requests.at(-1)?.path).toContain("query=fi");

    await page.getByRole("link", { name: "Settings", exact: true }).last().click();
    await page.getByText("The schema is not saved").waitFor();
    await page.getByRole("button", { name: "Stay here" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The components of Chat are saved.").waitFor();
    await page.reload();
    await said("Can be saved: issue-link.");
    expect(complaints).toEqual([]);
  },
  60_000,
);

test.skipIf(!hasBrowser)(
  "a secret is replaced, and a token made, each shown this once",
  async () => {
    await using server = await startServer();
    const { slug } = await makeInternal(server, null);
    await using browser = await browseServer(server);
    const { page } = await browser.open(`${SETTINGS}/developer/${slug}/credentials/`);
    const before = await page.getByLabel("client secret", { exact: true }).innerText();
    await page.getByLabel("The old secret goes on signing").selectOption("for a week");
    await page.getByRole("button", { name: "Replace the secret" }).click();
    await page.getByLabel("Type Chat to confirm").fill("Chat");
    await page.getByRole("dialog").getByRole("button", { name: "Replace the secret" }).click();
    const box = page.getByRole("status").filter({ hasText: "Your new client secret" });
    const after = await box.getByLabel("client secret", { exact: true }).innerText();
    expect(after).toMatch(/^[0-9a-f]{64}$/);
    expect(after).not.toBe(before);
    await page.getByLabel("Name of a new token").fill("for the deploy");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.getByText("Your new API token").waitFor();
    await page.getByText("for the deploy").waitFor();
    await expectAccessible(page);
    await page.goto(`${server.url}${SETTINGS}/developer/`);
    await page.getByRole("link", { name: "Chat" }).waitFor();
    await expectAccessible(page);
  },
);

test.skipIf(!hasBrowser)("who is no staff is not shown what waits for it", async () => {
  await using server = await startServer();
  await using browser = await browseServer(server);
  const eve = await joinElsewhere(server);
  const { page } = await browser.open("/staff/publish-requests/", { as: eve });
  await page.getByText("Not allowed").waitFor();
  await page.getByRole("button", { name: "Account of" }).click();
  expect(await page.getByRole("menuitem", { name: "Publish requests" }).count()).toBe(0);
});

async function makeInternal({ api }: TestServer, webhookUrl: string | null) {
  const body = {
    name: "Chat",
    isInternal: true,
    organization: "acme",
    webhookUrl,
    scopes: ["event:read"],
  };
  return (await api.call(createSentryApp, { body })).body;
}

/** Eve, who owns another organization. */
async function joinElsewhere(server: TestServer) {
  await server.api.call(createOrganization, { body: { name: "Globex", slug: "globex" } });
  return await joinWithPassword(server, "globex", "eve@globex.example", "owner");
}
