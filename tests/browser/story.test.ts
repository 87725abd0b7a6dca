import { fileURLToPath } from "node:url";
import {
  createProject,
  createSentryApp,
  createOrganization,
  listProjectKeys,
  updateSentryApp,
} from "@vedette/contract";
import {
  owner,
  Receiver,
  runProgram,
  signIn,
  startServer,
  type TestServer,
} from "@vedette/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { INTEGRATION } from "../../examples/task-tracker/src/integration.ts";
import { spawnTracker, type Tracker, unusedUrl } from "../e2e/spawn-tracker.ts";
import { browseServer, type BrowserAtServer, expectAccessible, hasBrowser } from "./browser.ts";
import { joinWithPassword } from "./join.ts";

const SDK_PROGRAM = fileURLToPath(new URL("../sdk/programs/node-sdk.mjs", import.meta.url));
const ACME = "/organizations/acme";

// One day of an organization, told in order: each test begins where the one before it ended.
describe.skipIf(!hasBrowser)("on one server, people", { timeout: 90_000 }, () => {
  let server: TestServer;
  let browser: BrowserAtServer;
  let tracker: Tracker;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    // A delivery is tried once, so that one that fails has failed.
    server = await startServer({ env: { VEDETTE_RETRY_SCHEDULE: "0" } });
    browser = await browseServer(server);
    ({ page, complaints } = await browser.open(`${ACME}/new-project/`));
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await tracker?.[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  test("see the first event of a real SDK arrive while the page waits for it", async () => {
    await page.getByLabel("Name", { exact: true }).fill("Web shop");
    await page.getByRole("button", { name: "Create the project" }).click();
    await page.getByText("Waiting for your first event.").waitFor();
    await expectAccessible(page);
    const setUp = page.getByRole("region", { name: "Set up" });
    const dsn = await setUp.getByLabel("DSN", { exact: true }).innerText();
    await report(dsn, "nested");
    await page.getByText("The first event has arrived.").waitFor();
    await page.getByRole("link", { name: "See the issue" }).click();
    await page.getByRole("heading", { name: "TypeError", level: 1 }).waitFor();
    await page.getByText("Could not read the basket").first().waitFor();
    await page.getByText("new TypeError").first().waitFor();
    await expectAccessible(page);

    await page.goto(`${server.url}${ACME}/issues/?project=web-shop`);
    await rowOf(page, "TypeError").waitFor();
    await report(dsn, "message");
    await rowOf(page, "Stock is low").waitFor();
  });

  test("assign an issue, comment on it, resolve it and ignore another by keyboard", async () => {
    await rowOf(page, "TypeError").getByRole("link").first().click();
    await page.getByRole("button", { name: "Assign" }).click();
    await page.getByRole("menuitem", { name: "(you)" }).click();
    await page.getByText("assigned this issue to").waitFor();
    await page.getByLabel("Comment", { exact: true }).fill("The till sends half a basket");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("listitem").filter({ hasText: "The till sends half" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("heading", { name: "TypeError", level: 1 }).click();
    await page.keyboard.press("e");
    await page.getByText("resolved this issue").waitFor();
    await page.getByRole("button", { name: "Unresolve" }).waitFor();

    await page.goto(`${server.url}${ACME}/issues/?project=web-shop`);
    await rowOf(page, "Stock is low").waitFor();
    expect(await rowOf(page, "TypeError").count()).toBe(0);
    await page.keyboard.press("j");
    await page.keyboard.press("i");
    await rowOf(page, "Stock is low").waitFor({ state: "detached" });
    await expectAccessible(page);
  });

  test("make a public integration, and another organization installs it and is heard", async () => {
    await using receiver = await Receiver.start();
    await page.goto(`${server.url}${ACME}/settings/developer/`);
    await page.getByRole("link", { name: "New integration" }).click();
    await page.getByLabel("Public: for every organization").check();
    await page.getByLabel("Name", { exact: true }).fill("Acme Pager");
    await page.getByLabel("Author").fill("Acme");
    await page.getByLabel("Webhook address").fill(`${receiver.url}/hook`);
    await page.getByLabel("It says itself when an installation is complete").uncheck();
    await page.getByLabel("Issues", { exact: true }).check();
    await page.getByRole("button", { name: "Create the integration" }).click();
    await page.getByText("Your new client secret").waitFor();
    await page.getByRole("link", { name: "I have copied it" }).click();
    await page.getByText("Unpublished").first().waitFor();
    await publish(server, "acme-pager");

    await server.api.call(createOrganization, { body: { name: "Globex", slug: "globex" } });
    const eve = await joinWithPassword(server, "globex", "eve@globex.example", "owner");
    const other = await browser.open("/organizations/globex/integrations/", { as: eve });
    await other.page.getByRole("link", { name: /Acme Pager/ }).click();
    await other.page.getByText("It is told when issues are created").waitFor();
    await other.page.getByRole("button", { name: "Accept and install" }).click();
    await other.page.getByText("Acme Pager is installed.").waitFor();
    const dsn = await makeProject(server, "globex", "till");
    await report(dsn, "message");
    await server.settle();
    expect(receiver.webhooks("installation.created")).toHaveLength(1);
    expect(receiver.webhooks("issue.created")).toMatchObject([
      { data: { issue: { title: "Stock is low: 4 apples left" } } },
    ]);

    // The receiver breaks, and the one who built it finds what it missed.
    receiver.script.push({ status: 503, body: "The pager is being moved" });
    await report(dsn, "nested");
    await server.settle();
    await page.getByRole("link", { name: "Deliveries", exact: true }).click();
    await page.getByLabel("Only those that stand so").selectOption("Failed");
    const failed = page.getByRole("listitem").filter({ hasText: "given up" });
    await failed.getByText("globex").waitFor();
    expect(await failed.count()).toBe(1);
    await expectAccessible(page);
    await failed.getByRole("link", { name: "issue.created" }).click();
    await page.getByText("1. answered 503").waitFor();
    await page.getByText("The pager is being moved").waitFor();
    await expectAccessible(page);
    expect(other.complaints).toEqual([]);
  });

  test("install the task tracker, and link an issue through its form", async () => {
    tracker = await startTracker(server);
    await page.goto(`${server.url}${ACME}/integrations/task-tracker/`);
    await page.getByText("You are then taken to").waitFor();
    await page.getByRole("button", { name: "Accept and install" }).click();
    await tracker.line("installed ");
    await page.waitForURL("**/issues/**");
    await page.goto(`${server.url}${ACME}/issues/?project=web-shop&query=`);
    await rowOf(page, "TypeError").getByRole("link").first().click();
    await page.getByRole("button", { name: "Task tracker" }).click();
    const dialog = page.getByRole("dialog", { name: "Task tracker" });
    expect(await dialog.getByLabel("Title").inputValue()).toContain("Could not read the basket");
    await dialog.getByRole("combobox", { name: "Board" }).click();
    await page.getByRole("option", { name: "Shop" }).click();
    await dialog.getByRole("combobox", { name: "Owner (optional)" }).fill("b");
    await page.getByRole("option", { name: "Bob" }).click();
    await expectAccessible(page);
    await dialog.getByRole("button", { name: "Create issue" }).click();
    const link = page.getByRole("link", { name: "SHOP#1" }).first();
    await link.waitFor();
    expect(await link.getAttribute("href")).toBe(`${tracker.url}/tasks/1`);
    const task = await tracker.page("/tasks/1");
    expect(task).toContain("Could not read the basket");
    expect(task).toContain("Bob owns it.");
    await expectAccessible(page);
  });

  test("make an alert rule whose action has settings of the integration, and try it", async () => {
    await page.goto(`${server.url}${ACME}/alerts/?project=web-shop`);
    await page.getByRole("link", { name: "New rule" }).click();
    await page.getByLabel("Name", { exact: true }).fill("New failures are work");
    await page.getByRole("button", { name: "Remove action 1" }).click();
    const kinds = page.getByLabel("Add an action");
    const ours = await kinds.getByRole("option", { name: /Task tracker/ }).innerText();
    await kinds.selectOption(ours);
    await page.getByRole("combobox", { name: "Board" }).click();
    await page.getByRole("option", { name: "Support" }).click();
    await page.getByLabel("Prefix of titles (optional)").fill("[alert]");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Try the actions now" }).click();
    await page.getByText("Deliveries and mails are on their way.").waitFor();
    await tracker.line("task 2 by an alert");
    expect(await tracker.page("/tasks/2")).toContain("[alert]");
    await page.getByRole("button", { name: "Create the rule" }).click();
    await page.getByRole("heading", { name: "New failures are work" }).waitFor();
    await page.getByText("It has not fired yet.").waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Edit" }).click();
    const board = page.getByRole("combobox", { name: "Board" });
    await expect.poll(async () => await board.inputValue()).toBe("Support");
  });

  test("see on a badge that a sentry was told of a sickness", async () => {
    await page.goto(`${server.url}${ACME}/status/new-hoot/`);
    await page.getByLabel("Name", { exact: true }).fill("Sales report");
    await page.getByRole("button", { name: "Create the hoot" }).click();
    const sentries = page.getByRole("region", { name: "Sentries" });
    await sentries.getByRole("link").waitFor();
    const hoot = page.url();
    await sentries.getByRole("link").click();
    await page.getByRole("button", { name: "Make a token" }).click();
    const token = await page.getByLabel("token", { exact: true }).innerText();
    const address = await page.getByLabel("API URL", { exact: true }).innerText();
    const told = await fetch(`${address}?state=sick&user_message=No+orders+since+noon`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    expect(told.status).toBe(200);
    await page.goto(hoot);
    await page.getByText("No orders since noon").waitFor();
    await sentries.getByText("Sick").waitFor();
    const badge = page.getByRole("img", { name: "Badge of Sales report, light" });
    await expect.poll(async () => (await badge.boundingBox())?.width).toBe(300);
    await expectAccessible(page);
    await page.goto((await badge.getAttribute("src")) ?? "");
    const words = (await page.locator("text").allTextContents()).join(" ");
    expect(words).toContain("sick");
    expect(words).toContain("No orders since noon");
    expect(complaints).toEqual([]);
  });
});

/** Has the small application fail in this way, and report it with an unmodified SDK. */
async function report(dsn: string, scenario: string): Promise<void> {
  const { code, stderr } = await runProgram(SDK_PROGRAM, {
    args: ["sentry-node-11", dsn, scenario],
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
}

function rowOf(page: Page, title: string) {
  return page.locator("[data-issue]").filter({ hasText: title });
}

/** As the staff of the instance does. */
async function publish({ url }: TestServer, app: string): Promise<void> {
  const { api } = await signIn(url, owner.email, owner.password);
  await api.call(updateSentryApp, { params: { app }, body: { status: "published" } });
}

async function makeProject({ api }: TestServer, organization: string, slug: string) {
  const body = { name: slug, slug, platform: "node" };
  await api.call(createProject, { params: { organization }, body });
  const params = { organization, project: slug };
  return (await api.call(listProjectKeys, { params })).body[0]?.dsn.public ?? "";
}

/** The task tracker in a process of its own, as a public integration of acme's. */
async function startTracker({ api, url: platform }: TestServer): Promise<Tracker> {
  const url = await unusedUrl();
  const { body: app } = await api.call(createSentryApp, {
    body: {
      ...INTEGRATION,
      organization: "acme",
      author: "Acme",
      webhookUrl: `${url}/webhook`,
      redirectUrl: `${url}/setup`,
      verifyInstall: true,
    },
  });
  return await spawnTracker(url, {
    PLATFORM_URL: platform,
    CLIENT_ID: app.clientId ?? "",
    CLIENT_SECRET: app.clientSecret ?? "",
  });
}
