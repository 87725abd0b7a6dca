import { createHmac } from "node:crypto";
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Receiver, runProgram } from "@vedette/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from "vitest";
import { INTEGRATION } from "../../examples/task-tracker/src/integration.ts";
import { spawnTracker, type Tracker, unusedUrl } from "../e2e/spawn-tracker.ts";
import {
  browseServer,
  type BrowserAtServer,
  expectAccessible,
  hasBrowser,
  PATIENCE_MS,
} from "./browser.ts";
import { type EmptyServer, startEmptyServer } from "./empty-server.ts";
import { squarePng } from "./square-png.ts";

const SDK_PROGRAM = fileURLToPath(new URL("../sdk/programs/node-sdk.mjs", import.meta.url));
const NIGHTLY_JOB = fileURLToPath(new URL("../../examples/nightly-job/", import.meta.url));
const CLIENT_SECRET = "client secret, which signs the webhooks";
const password = "correct horse battery staple";

// From an empty server on, told in order: each test begins where the one before it ended.
describe.skipIf(!hasBrowser)("on a server that begins empty, people", { timeout: 180_000 }, () => {
  let server: EmptyServer;
  let browser: BrowserAtServer;
  let receiver: Receiver;
  let tracker: Tracker | undefined;
  /** What Ada sees, who owns acme and runs the server; and Eve, of another organization. */
  let ada: Page;
  let eve: Page;
  const complaints: string[][] = [];
  /** What the SDKs of acme's shop and of the other organization's till report to. */
  let shopDsn: string;
  let tillDsn: string;
  /** Signs the webhooks of the pager. */
  let pagerSecret: string;

  beforeAll(async () => {
    // A delivery is tried once, so that one that fails has failed.
    server = await startEmptyServer({ VEDETTE_RETRY_SCHEDULE: "0" });
    browser = await browseServer(server);
    receiver = await Receiver.start();
    ada = await stranger("/");
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await tracker?.[Symbol.asyncDispose]();
    await receiver?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  // Once a part has failed, what comes after it begins nowhere.
  let isOver = false;
  beforeEach(({ skip }) => {
    skip(isOver);
    onTestFailed(() => void (isOver = true));
  });

  test("set it up: who owns it, an organization, and a first project", async () => {
    await ada.getByLabel("Setup token").waitFor();
    await ada.goto(server.setupUrl);
    await ada.getByLabel("Your name").fill("Ada Lovelace");
    await ada.getByLabel("E-mail").fill("ada@acme.example");
    await ada.getByLabel("Password", { exact: true }).fill(password);
    await ada.getByLabel("Organization", { exact: true }).fill("Acme");
    await ada.getByLabel("First project").fill("Web shop");
    await ada.getByLabel("Node.js").check();
    await expectAccessible(ada);
    await ada.getByRole("button", { name: "Set up Vedette" }).click();
    await ada.getByText("Waiting for your first event.").waitFor();
    const setUp = ada.getByRole("region", { name: "Set up" });
    shopDsn = await setUp.getByLabel("DSN", { exact: true }).innerText();
    await setUp.getByLabel("code").filter({ hasText: "@sentry/node" }).first().waitFor();
    await setUp.getByLabel("code").filter({ hasText: shopDsn }).first().waitFor();
    await expectAccessible(ada);

    const late = await stranger(new URL(server.setupUrl).pathname);
    await late.getByRole("heading", { name: "Already set up" }).waitFor();
    await late.context().close();
  });

  test("see the first event of a real SDK arrive while the page waits for it", async () => {
    await report(shopDsn, "nested");
    await ada.getByText("The first event has arrived.").waitFor();
    await ada.getByRole("link", { name: "See the issue" }).click();
    await ada.getByRole("heading", { name: "TypeError", level: 1 }).waitFor();
    await ada.getByText("Could not read the basket").first().waitFor();
    await ada.getByText("new TypeError").first().waitFor();
    await expectAccessible(ada);

    await ada.getByRole("link", { name: "Issues", exact: true }).first().click();
    await rowOf(ada, "TypeError").waitFor();
    await report(shopDsn, "message");
    await rowOf(ada, "Stock is low").waitFor();
  });

  test("search an issue, assign it, comment on it, resolve it and ignore another by keyboard", async () => {
    const search = ada.getByRole("textbox", { name: "Search issues" });
    await search.fill("is:unresolved basket");
    await search.press("Enter");
    await rowOf(ada, "Stock is low").waitFor({ state: "detached" });
    await rowOf(ada, "TypeError").getByRole("link").first().click();
    await ada.getByRole("button", { name: "Assign" }).click();
    await ada.getByRole("menuitem", { name: "(you)" }).click();
    await ada.getByText("assigned this issue to").waitFor();
    await ada.getByLabel("Comment", { exact: true }).fill("The till sends half a basket");
    await ada.keyboard.press("Control+Enter");
    await ada.getByRole("listitem").filter({ hasText: "The till sends half" }).waitFor();
    await ada.keyboard.press("Escape");
    await ada.getByRole("heading", { name: "TypeError", level: 1 }).click();
    await ada.keyboard.press("e");
    await ada.getByText("resolved this issue").waitFor();
    await ada.getByRole("button", { name: "Unresolve" }).waitFor();
    await expectAccessible(ada);

    await ada.getByRole("link", { name: "Issues", exact: true }).first().click();
    await rowOf(ada, "Stock is low").waitFor();
    await rowOf(ada, "TypeError").waitFor({ state: "detached" });
    await ada.keyboard.press("j");
    await ada.keyboard.press("i");
    await rowOf(ada, "Stock is low").waitFor({ state: "detached" });
    await expectAccessible(ada);
  });

  test("make a public integration, and have the staff publish it", async () => {
    await newIntegration(ada, "Acme Pager", `${receiver.url}/hook`);
    await ada.getByLabel("Issues", { exact: true }).check();
    await expectAccessible(ada);
    await ada.getByRole("button", { name: "Create the integration" }).click();
    pagerSecret = await ada.getByLabel(CLIENT_SECRET, { exact: true }).innerText();
    await expectAccessible(ada);
    await ada.getByRole("link", { name: "I have copied it" }).click();
    const logo = ada.getByRole("region", { name: "Logo" });
    await logo.locator("input[type=file]").setInputFiles(squarePng(256));
    await logo.getByRole("button", { name: "Save the logo" }).click();
    await logo.getByRole("img", { name: "The logo" }).waitFor();
    await ada.getByRole("link", { name: "Publish", exact: true }).click();
    const ask = ada.getByRole("region", { name: "Ask for publication" });
    await ask.getByRole("button").waitFor();
    for (const box of await ask.getByRole("textbox").all()) await box.fill("It wakes people up.");
    await ada.getByRole("button", { name: "Ask for publication" }).click();
    await ada.getByText("Waiting for the staff of this instance").waitFor();
    await expectAccessible(ada);

    // Who set the server up is its staff.
    const desk = await ada.context().newPage();
    await desk.goto(server.url);
    await desk.getByRole("button", { name: "Account of" }).click();
    await desk.getByRole("menuitem", { name: "Publish requests" }).click();
    const request = desk.getByRole("region", { name: "Acme Pager" });
    await request.getByText("It wakes people up.").first().waitFor();
    await request.getByRole("button", { name: "Approve…" }).click();
    await request.getByRole("button", { name: "Publish Acme Pager" }).click();
    await desk.getByText("Nothing waits.").waitFor();
    await desk.close();
    await ada.getByText("It is in the directory of every organization").waitFor();
  });

  test("begin another organization, whose owner agrees to the integration, and it is told", async () => {
    await ada.getByRole("button", { name: "Organization: Acme" }).click();
    await ada.getByRole("menuitem", { name: "New organization" }).click();
    await ada.getByLabel("Name", { exact: true }).fill("Globex");
    await expectAccessible(ada);
    await ada.getByRole("button", { name: "Create the organization" }).click();
    await ada.getByText("No project yet").waitFor();
    await ada.getByRole("link", { name: "Settings", exact: true }).click();
    await ada.getByRole("link", { name: "Members", exact: true }).click();
    await ada.getByLabel("E-mail").fill("eve@globex.example");
    await ada.getByLabel("Role", { exact: true }).selectOption("owner");
    await ada.getByRole("button", { name: "Invite" }).click();
    const invitation = await ada.getByLabel("invitation link", { exact: true }).innerText();

    eve = await stranger(new URL(invitation).pathname);
    await eve.getByLabel("Your name").fill("Eve");
    await eve.getByLabel("Password", { exact: true }).fill("quite another long password");
    await eve.getByRole("button", { name: "Make my account and join" }).click();
    await eve.getByRole("link", { name: "Projects", exact: true }).click();
    await eve.getByRole("link", { name: "New project" }).click();
    await eve.getByLabel("Name", { exact: true }).fill("Till");
    await eve.getByRole("button", { name: "Create the project" }).click();
    const setUp = eve.getByRole("region", { name: "Set up" });
    tillDsn = await setUp.getByLabel("DSN", { exact: true }).innerText();

    await eve.getByRole("link", { name: "Integrations", exact: true }).click();
    await eve.getByRole("link", { name: /Acme Pager/ }).click();
    await eve.getByText("It is told when issues are created").waitFor();
    await expectAccessible(eve);
    await eve.getByRole("button", { name: "Accept and install" }).click();
    await eve.getByText("Acme Pager is installed.").waitFor();
    await receiver.until(() => receiver.webhooks("installation.created").length === 1);
    await report(tillDsn, "message");
    await receiver.until(() => receiver.webhooks("issue.created").length === 1);
    expect(receiver.webhooks("issue.created")).toMatchObject([
      { data: { issue: { title: "Stock is low: 4 apples left" } } },
    ]);
    const [told] = receiver.requests.slice(-1);
    const signature = createHmac("sha256", pagerSecret).update(told?.body ?? "");
    expect(told?.headers["sentry-hook-signature"]).toBe(signature.digest("hex"));
  });

  test("find what did not arrive while the receiver was broken, and send it again", async () => {
    await ada.goto(`${server.url}/organizations/acme/settings/developer/acme-pager/deliveries/`);
    await ada.getByLabel("Only those that stand so").selectOption("Failed");
    await ada.getByText("Nothing here.").waitFor();
    receiver.script.push({ status: 503, body: "The pager is being moved" });
    await report(tillDsn, "nested");
    const failed = ada.getByRole("listitem").filter({ hasText: "given up" });
    await failed.getByText("globex").waitFor();
    expect(await failed.count()).toBe(1);
    await expectAccessible(ada);
    await failed.getByRole("link", { name: "issue.created" }).click();
    await ada.getByText("1. answered 503").waitFor();
    await ada.getByText("The pager is being moved").waitFor();
    await expectAccessible(ada);
    await ada.getByRole("button", { name: "Send again" }).click();
    await ada.getByText("2. answered 200").waitFor();
    await ada.getByText("delivered at attempt 2").waitFor();
    await expectAccessible(ada);
    const [missed, came] = receiver.requests.slice(-2);
    expect(came?.body).toBe(missed?.body);
    expect(came?.body).toContain("Could not read the basket");
    expect(came?.headers["idempotency-key"]).toBe(missed?.headers["idempotency-key"]);
  });

  test("make the task tracker an integration, with its forms, and install it", async () => {
    const url = await unusedUrl();
    await newIntegration(ada, INTEGRATION.name, `${url}/webhook`);
    await ada.getByLabel("Redirect address").fill(`${url}/setup`);
    await ada.getByLabel("It confirms each installation itself").check();
    await ada.getByLabel("Issue & Event").selectOption("write");
    await ada.getByLabel("Issues", { exact: true }).check();
    await ada.getByLabel("Comments", { exact: true }).check();
    await ada.getByLabel("Alerts can tell it").check();
    await ada.getByRole("button", { name: "Create the integration" }).click();
    const secret = await ada.getByLabel(CLIENT_SECRET, { exact: true }).innerText();
    await ada.getByRole("link", { name: "I have copied it" }).click();
    await ada.getByRole("link", { name: "UI components" }).click();
    await ada.getByLabel("Schema, as JSON").fill(JSON.stringify(INTEGRATION.schema));
    await ada.getByRole("button", { name: "Save", exact: true }).click();
    await ada.getByText("The components of Task tracker are saved.").waitFor();
    await expectAccessible(ada);
    await ada.getByRole("link", { name: "Credentials" }).click();
    const clientId = await ada.getByLabel("client ID", { exact: true }).innerText();
    tracker = await spawnTracker(url, {
      PLATFORM_URL: server.url,
      CLIENT_ID: clientId,
      CLIENT_SECRET: secret,
    });

    await ada.getByRole("link", { name: "Integrations", exact: true }).first().click();
    await ada.getByRole("link", { name: /Task tracker/ }).click();
    await ada.getByText("You are then taken to").waitFor();
    await ada.getByRole("button", { name: "Accept and install" }).click();
    await tracker.line("installed ");
    await ada.waitForURL("**/issues/**");
  });

  test("make an alert rule with settings of the integration, and it fires for a real error", async () => {
    await ada.goto(`${server.url}/organizations/acme/alerts/?project=web-shop`);
    await ada.getByRole("link", { name: "New rule" }).click();
    await ada.getByLabel("Name", { exact: true }).fill("New failures are work");
    await ada.getByRole("button", { name: "Remove action 1" }).click();
    const kinds = ada.getByLabel("Add an action");
    const ours = await kinds.getByRole("option", { name: /Task tracker/ }).innerText();
    await kinds.selectOption(ours);
    await ada.getByRole("combobox", { name: "Board" }).click();
    await ada.getByRole("option", { name: "Support" }).click();
    await ada.getByLabel("Prefix of titles (optional)").fill("[alert]");
    await expectAccessible(ada);
    await ada.getByRole("button", { name: "Create the rule" }).click();
    await ada.getByText("It has not fired yet.").waitFor();
    await expectAccessible(ada);

    await report(shopDsn, "secrets");
    await tracker?.line("task 1 by an alert");
    const task = await tracker?.page("/tasks/1");
    expect(task).toContain("Support #1");
    expect(task).toContain("[alert] Error: The card was refused");
    const firing = ada.getByRole("listitem").filter({ hasText: "The card was refused" });
    await firing.getByText("delivered").waitFor();
    await expectAccessible(ada);
    await firing.getByRole("link").click();
    await ada.getByRole("link", { name: "SUPPORT#1" }).first().waitFor();

    await ada.goBack();
    await ada.getByRole("link", { name: "Edit" }).click();
    const board = ada.getByRole("combobox", { name: "Board" });
    await expect.poll(() => board.inputValue(), { timeout: PATIENCE_MS }).toBe("Support");
    await ada.getByRole("button", { name: "Try the actions now" }).click();
    await ada.getByText("Deliveries and mails are on their way.").waitFor();
  });

  test("link an issue through a form of the task tracker", async () => {
    await ada.goto(`${server.url}/organizations/acme/issues/?project=web-shop&query=TypeError`);
    await rowOf(ada, "TypeError").getByRole("link").first().click();
    await ada.getByRole("button", { name: "Task tracker" }).click();
    const dialog = ada.getByRole("dialog", { name: "Task tracker" });
    expect(await dialog.getByLabel("Title").inputValue()).toContain("Could not read the basket");
    await dialog.getByRole("combobox", { name: "Board" }).click();
    await ada.getByRole("option", { name: "Shop" }).click();
    await dialog.getByRole("combobox", { name: "Owner (optional)" }).fill("b");
    await ada.getByRole("option", { name: "Bob" }).click();
    await expectAccessible(ada);
    await dialog.getByRole("button", { name: "Create issue" }).click();
    const link = ada.getByRole("link", { name: /^SHOP#\d+$/ }).first();
    await link.waitFor();
    const address = (await link.getAttribute("href")) ?? "";
    expect(address).toMatch(`${tracker?.url}/tasks/`);
    const task = await tracker?.page(new URL(address).pathname);
    expect(task).toContain("Could not read the basket");
    expect(task).toContain("Bob owns it.");
    await expectAccessible(ada);
  });

  test("see on a badge, without signing in, that a nightly job failed", async () => {
    await ada.getByRole("link", { name: "Status", exact: true }).click();
    await ada.getByRole("link", { name: "New hoot" }).first().click();
    await ada.getByLabel("Name", { exact: true }).fill("Sales report");
    await ada.getByRole("button", { name: "Create the hoot" }).click();
    const sentries = ada.getByRole("region", { name: "Sentries" });
    await sentries.getByRole("link").waitFor();
    const badge = ada.getByRole("img", { name: "Badge of Sales report, light" });
    const image = (await badge.getAttribute("src")) ?? "";
    await sentries.getByRole("link").click();
    await ada.getByRole("button", { name: "Make a token" }).click();
    const env = {
      ...process.env,
      SENTRY_API_URL: await ada.getByLabel("API URL", { exact: true }).innerText(),
      SENTRY_API_TOKEN: await ada.getByLabel("token", { exact: true }).innerText(),
      JOB: "false",
    };
    const job = promisify(execFile)("./nightly-job.sh", { cwd: NIGHTLY_JOB, env });
    await expect(job).rejects.toMatchObject({ code: 1 });
    await ada.getByText("The load failed").first().waitFor();
    await expectAccessible(ada);
    await ada.goBack();
    await sentries.getByText("Sick").waitFor();
    await ada.getByText("The load failed").first().waitFor();
    await expectAccessible(ada);

    const passerBy = await stranger(new URL(image, server.url).pathname);
    const words = (await passerBy.locator("text").allTextContents()).join(" ");
    expect(words).toContain("sick");
    expect(words).toContain("The load failed");
    expect(complaints.flat()).toEqual([]);
  });

  /** A page of somebody who is not signed in yet. */
  async function stranger(path: string): Promise<Page> {
    const opened = await browser.open(path, { as: null });
    complaints.push(opened.complaints);
    return opened.page;
  }

  /** Opens the form for a new public integration, and says what each needs. */
  async function newIntegration(page: Page, name: string, webhook: string): Promise<void> {
    await page.goto(`${server.url}/organizations/acme/settings/developer/`);
    await page.getByRole("link", { name: "New integration" }).click();
    await page.getByLabel("Public: for every organization").check();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Author").fill("Acme");
    await page.getByLabel("Webhook address").fill(webhook);
  }
});

/** Has the small application fail in this way, and report it with an unmodified SDK. */
async function report(dsn: string, scenario: string): Promise<void> {
  const { code, stderr } = await runProgram(SDK_PROGRAM, {
    args: ["sentry-node-11", dsn, scenario],
    timeoutMs: PATIENCE_MS,
  });
  expect(stderr).toBe("");
  expect(code).toBe(0);
}

function rowOf(page: Page, title: string) {
  return page.locator("[data-issue]").filter({ hasText: title });
}
