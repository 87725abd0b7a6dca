import { randomUUID } from "node:crypto";
import {
  createNote,
  createSavedSearch,
  getIssue,
  listIssues,
  listMonitors,
  listNotes,
} from "@vedette/contract";
import {
  ingestSender,
  sampleEvent,
  startServer,
  toException,
  type TestServer,
} from "@vedette/testkit";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, type ComponentWorld, startComponentWorld } from "../e2e/component-world.ts";
import {
  type BrowserAtServer,
  browseServer,
  expectAccessible,
  hasBrowser,
  type OpenedPage,
} from "./browser.ts";

const inAcme = { organization: "acme" };
const HOSTILE = "<img src=x onerror=\"document.title='broken'\">";

describe.runIf(hasBrowser)("the issue list in a browser", () => {
  let server: TestServer;
  let browser: BrowserAtServer;
  beforeAll(async () => {
    server = await startServer();
    const send = ingestSender(server.made.dsn);
    await send.event(sampleEvent({ tags: { browser: "Firefox 142" } }));
    await send.event(errorOf("TimeoutError", "Stock did not answer"));
    await send.event(errorOf("HostileError", HOSTILE));
    browser = await browseServer(server);
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await server?.[Symbol.asyncDispose]();
  });

  test("a search is written with suggestions, and is in the address", async () => {
    await using opened = await open(browser, "/organizations/acme/issues/");
    const { page } = opened;
    const box = page.getByRole("textbox", { name: "Search issues" });
    await box.fill("");
    await box.pressSequentially("brow");
    await page.getByRole("option", { name: "browser:" }).click();
    await page.getByRole("option", { name: "Firefox 142" }).click();
    await box.press("Enter");
    await page.waitForURL(/query=browser%3A%22Firefox\+142%22/);
    await page.getByText("1 issue in all").waitFor();
    await expectAccessible(page);
  });

  test("filters stay with the address", async () => {
    await using opened = await open(browser, "/organizations/acme/issues/");
    const { page } = opened;
    await page.getByLabel("Environment").selectOption("production");
    await page.getByLabel("Seen", { exact: true }).selectOption("24h");
    await page.waitForURL(/environment=production.*statsPeriod=24h/);
    await page.reload();
    await page.getByText("3 issues in all").waitFor();
    expect(await page.getByLabel("Environment").inputValue()).toBe("production");
  });

  test("a search is saved under a name, renamed and deleted", async () => {
    const body = { name: "Bad", query: "level:error" };
    await server.api.call(createSavedSearch, { params: inAcme, body });
    await using opened = await open(browser, "/organizations/acme/issues/?query=timeout");
    const { page } = opened;
    await page.getByRole("button", { name: "Saved" }).click();
    await page.getByRole("menuitem", { name: "Save this search…" }).click();
    await page.getByLabel("Name").fill("Slow things");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("button", { name: "Slow things" }).click();
    await page.getByRole("menuitem", { name: "Rename, share, delete…" }).click();
    await page.getByRole("button", { name: "Rename" }).first().click();
    await page.getByLabel("New name of").fill("Late things");
    await page.getByRole("button", { name: "Rename" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Late things").waitFor();
    await page.getByRole("button", { name: "Delete Late things" }).click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await dialog.getByText("Late things").waitFor({ state: "detached" });
    await expectAccessible(page);
  });

  test("many are resolved by keys, and undone", async () => {
    await using opened = await open(browser, "/organizations/acme/issues/");
    const { page } = opened;
    await page.getByText("3 issues in all").waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByText("2 issues selected").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("e");
    await page.getByText("2 issues resolved.").waitFor();
    await page.getByText("1 issue in all").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("3 issues in all").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
  });

  test("issues are merged and deleted once that is confirmed, and a new one appears by itself", async () => {
    await using opened = await open(browser, "/organizations/acme/issues/");
    const { page } = opened;
    await page.getByText("3 issues in all").waitFor();
    await page.getByLabel("Select SHOP-2").click();
    await page.getByLabel("Select SHOP-3").click();
    await page.getByRole("button", { name: "Merge" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Merge" }).click();
    await page.getByText("2 issues in all").waitFor();
    await ingestSender(server.made.dsn).event(errorOf("LateError", "New here"));
    await page.getByRole("link", { name: "LateError" }).waitFor();
    await page.getByLabel("Select SHOP-4").click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await page.getByRole("link", { name: "LateError" }).waitFor({ state: "detached" });
    const { body } = await server.api.call(listIssues, { params: inAcme });
    expect(body).toHaveLength(2);
  });
});

describe.runIf(hasBrowser)("an issue in a browser", () => {
  let world: ComponentWorld;
  let browser: BrowserAtServer;
  let path: string;
  beforeAll(async () => {
    world = await startComponentWorld("sqlite");
    browser = await browseServer(world.server);
    path = `/organizations/acme/issues/${world.issueId}/`;
  });
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  test("it is linked to an issue of an integration, whose refusal signs nobody out", async () => {
    await using opened = await open(browser, path);
    const { page } = opened;
    await page.getByRole("button", { name: "Acme Tasks" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByLabel("Title").inputValue()).toContain("TypeError");
    await expectAccessible(page);
    const refused = { status: 401, body: JSON.stringify({ message: "Log in to Tasks." }) };
    world.receiver.otherwise = refused;
    await dialog.getByRole("button", { name: "Create issue" }).click();
    // A select that is asked for again meanwhile says the same.
    const says = dialog.getByRole("alert").filter({ hasText: "Log in to Tasks." });
    await says.first().waitFor();
    world.receiver.otherwise = answer;
    await dialog.getByRole("button", { name: "Create issue" }).click();
    await page.getByText("Linked to SHOP#1.").waitFor();
    const link = page.getByRole("region", { name: "Linked issues" }).getByRole("link");
    expect(await link.getAttribute("href")).toBe("https://tasks.example/1");
    await page.getByRole("button", { name: "Unlink SHOP#1" }).click();
    await page.getByRole("button", { name: "Unlink for good" }).click();
    await link.waitFor({ state: "detached" });
  });

  test("frames and media have what integrations add", async () => {
    await using opened = await open(browser, path);
    const { page } = opened;
    const link = page.getByRole("link", { name: "Open in Acme Tasks" }).first();
    const href = new URL((await link.getAttribute("href")) ?? "");
    expect(href.origin + href.pathname).toBe(`${world.receiver.url}/debug`);
    expect(href.searchParams.get("lineNo")).toBe("21");
    expect(href.searchParams.get("filename")).toBe("/srv/shop/checkout/step11.js");
    await page.getByRole("heading", { name: "Before it broke" }).waitFor();
    await expectAccessible(page);
  });

  test("a comment mentions somebody, and what another says appears by itself", async () => {
    await using opened = await open(browser, path);
    const { page } = opened;
    const box = page.getByRole("textbox", { name: "Comment" });
    await box.fill("");
    await box.pressSequentially("ask @own");
    await page.getByRole("option").first().click();
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    // Emptied once it is kept.
    await expect.poll(() => box.inputValue()).toBe("");
    await page.getByText(/^ask @owner/).waitFor();
    const ofIssue = { ...inAcme, issue: world.issueId };
    const [note] = (await world.server.api.call(listNotes, { params: ofIssue })).body;
    expect(note?.data["mentions"]).toEqual(["user:1"]);
    await world.asApp.call(createNote, { params: ofIssue, body: { text: "Seen by a program" } });
    await page.getByText("Seen by a program").waitFor();
  });

  test("it is followed, ignored until many more events, and its events are listed", async () => {
    await using opened = await open(browser, path);
    const { page } = opened;
    await page.getByRole("button", { name: "Bookmark" }).click();
    await page.getByRole("button", { name: "Ignore for a while" }).click();
    await page.getByRole("menuitem", { name: "until …" }).click();
    await page.getByLabel("Until", { exact: true }).selectOption("events");
    await page.getByRole("textbox", { name: "More events" }).fill("40");
    await page.getByRole("dialog").getByRole("button", { name: "Ignore" }).click();
    await page.getByText("Ignored until 40 more events", { exact: true }).waitFor();
    const ofIssue = { ...inAcme, issue: world.issueId };
    const { body } = await world.server.api.call(getIssue, { params: ofIssue });
    expect(body.statusDetails).toMatchObject({ ignoreCount: 40 });
    for (const name of ["All events (1)", "Tags", "Feedback (0)"]) {
      await page.getByRole("link", { name, exact: true }).click();
      await page.locator('[aria-current="page"]', { hasText: name }).waitFor();
      await expectAccessible(page);
    }
  });
});

describe.runIf(hasBrowser)("releases and monitors in a browser", () => {
  test("a release shows its health and what is new in it; a monitor is made, switched off, changed", async () => {
    await using server = await startServer();
    await using browser = await browseServer(server);
    const send = ingestSender(server.made.dsn);
    await send.event(sampleEvent());
    for (const status of ["exited", "exited", "exited", "crashed"]) {
      await send.envelope(`{}\n{"type":"session"}\n${JSON.stringify(sessionOf(status))}\n`);
    }
    await using opened = await open(browser, "/organizations/acme/releases/");
    const { page } = opened;
    await page.getByRole("cell", { name: "75%" }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "1.4.2" }).click();
    await page.getByRole("heading", { name: "New issues (1)" }).waitFor();
    await page.getByRole("button", { name: "Archive" }).click();
    await page.getByRole("button", { name: "Restore" }).waitFor();
    await expectAccessible(page);

    await page.getByRole("link", { name: "Monitors" }).click();
    await page.getByText("No monitor yet").waitFor();
    await page.getByRole("link", { name: "New monitor" }).click();
    await page.getByLabel("Name").fill("Nightly");
    await page.getByLabel("Crontab", { exact: true }).fill("nonsense");
    await page.getByRole("button", { name: "Create monitor" }).click();
    await page.getByText("Not a valid schedule.").waitFor();
    await expectAccessible(page);
    await page.getByLabel("Crontab", { exact: true }).fill("0 3 * * *");
    await page.getByRole("button", { name: "Create monitor" }).click();
    await page.getByText("No check-in yet").waitFor();
    await page.getByRole("button", { name: "Switch off" }).click();
    await page.getByRole("button", { name: "Switch on" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Edit" }).click();
    await page.getByLabel("Schedule").selectOption("interval");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("every hour").waitFor();
    const monitors = (await server.api.call(listMonitors, { params: inAcme })).body;
    expect(monitors.map(({ config, status }) => [config.schedule, status])).toEqual([
      [[1, "hour"], "disabled"],
    ]);
    await page.getByRole("link", { name: "Monitors" }).first().click();
    await page.getByText("Switched off", { exact: true }).waitFor();
    await expectAccessible(page);
  });
});

function sessionOf(status: string) {
  const attrs = { release: "shop@1.4.2", environment: "production" };
  const at = new Date().toISOString();
  return {
    sid: randomUUID(),
    did: randomUUID(),
    init: true,
    started: at,
    timestamp: at,
    status,
    attrs,
  };
}

/** Opens a page; at its end it must not have complained. */
async function open(
  browser: BrowserAtServer,
  path: string,
): Promise<OpenedPage & { page: Page } & AsyncDisposable> {
  const opened = await browser.open(path);
  return {
    ...opened,
    [Symbol.asyncDispose]: async () => {
      expect(opened.complaints).toEqual([]);
      expect(await opened.page.title()).not.toBe("broken");
      await opened.page.context().close();
    },
  };
}

function errorOf(type: string, value: string) {
  return sampleEvent({ exception: { values: [toException(type, value)] }, fingerprint: [type] });
}
