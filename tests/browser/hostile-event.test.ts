import { createNote, createUserReport, listIssues } from "@vedette/contract";
import { ingestSender, startServer } from "@vedette/testkit";
import { expect, test } from "vitest";
import { browseServer, expectAccessible, hasBrowser } from "./browser.ts";

const SCRIPT_URL = "javascript:window.ran='address'";

/** Markup that would run, or at least be an element, wherever it is taken for markup. */
const markup = (field: string): string =>
  `"'><script>window.ran="${field}"</script><img src=/ran.js class=ran onerror="window.ran='${field}'"><svg class=ran onload=alert(1)>`;

const INSIDE = [
  "",
  "events/",
  "events/latest/",
  "tags/",
  "merged/",
  "feedback/",
  "?query=%3Cimg+src%3Dx+class%3Dran%3E",
];

test.skipIf(!hasBrowser)(
  "markup in whatever an event says is shown as it is, and does nothing, on each page of its issue",
  { timeout: 180_000 },
  async () => {
    await using server = await startServer();
    const sender = ingestSender(server.made.dsn);
    await sender.event(hostileEvent());
    await server.settle();
    const params = { organization: "acme" };
    const [issue] = (await server.api.call(listIssues, { params })).body;
    await server.api.call(createNote, {
      params: { ...params, issue: issue?.id ?? "" },
      body: { text: `${markup("note")} [here](${SCRIPT_URL}) ![](${SCRIPT_URL})` },
    });
    await server.api.call(createUserReport, {
      params: { ...params, project: "shop" },
      body: {
        event_id: EVENT_ID,
        name: markup("name"),
        email: "kim@shop.example",
        comments: markup("comments"),
      },
    });

    await using browser = await browseServer(server);
    const { page, complaints } = await browser.open("/organizations/acme/projects/");
    const loaded: string[] = [];
    page.on("dialog", (dialog) => {
      loaded.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      const { origin, pathname } = new URL(request.url());
      if (pathname === "/ran.js" || origin !== server.url) loaded.push(request.url());
    });
    const shown: string[] = [];
    const home = `${server.url}/organizations/acme/issues/`;
    for (const path of [home, ...INSIDE.map((inside) => `${home}${issue?.id}/${inside}`)]) {
      await page.goto(path, { waitUntil: "networkidle" });
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      // What is folded away is loaded when it is opened, and may have more folds in it.
      for (let depth = 0; depth < 3; depth++) {
        await page.evaluate(
          "document.querySelectorAll('details').forEach((one) => one.open = true)",
        );
        await page.waitForLoadState("networkidle");
      }
      shown.push(await page.locator("body").innerText());
      expect(await page.evaluate("window.ran"), path).toBeUndefined();
      expect(await page.locator(".ran").count(), path).toBe(0);
      expect(await page.locator('[href^="javascript"], [src^="javascript"]').count(), path).toBe(0);
      await expectAccessible(page);
    }
    expect(loaded).toEqual([]);
    expect(complaints).toEqual([]);
    // As it is: what would have run is to be read.
    for (const field of SEEN) expect(shown.join("\n")).toContain(`window.ran="${field}"`);
  },
);

/** The fields that somebody gets to see whole. */
const SEEN = [
  "type",
  "value",
  "filename",
  "function",
  "line",
  "tag",
  "crumb",
  "user",
  "context",
  "url",
  "extra",
  "note",
  "name",
  "comments",
];

const EVENT_ID = "c0ffee00c0ffee00c0ffee00c0ffee00";

function hostileEvent() {
  const frame = {
    function: markup("function"),
    module: markup("module"),
    filename: markup("filename"),
    abs_path: SCRIPT_URL,
    lineno: 3,
    in_app: true,
    pre_context: [markup("before")],
    context_line: markup("line"),
    post_context: [markup("after")],
    vars: { [markup("variable")]: markup("its value") },
  };
  return {
    event_id: EVENT_ID,
    timestamp: Date.now() / 1000,
    platform: "javascript",
    level: "error",
    logger: markup("logger"),
    server_name: markup("server"),
    transaction: markup("transaction"),
    environment: "<b>production",
    tags: { hostile: markup("tag"), browser: markup("browser") },
    user: { id: markup("user"), username: markup("username"), email: markup("email") },
    contexts: {
      runtime: { name: markup("runtime"), version: markup("version") },
      own: { [markup("key")]: markup("context"), link: SCRIPT_URL },
    },
    extra: { [markup("extra key")]: { deep: [markup("extra")] } },
    modules: { [markup("package")]: markup("its version") },
    request: {
      url: markup("url"),
      method: "POST",
      query_string: [[markup("query"), markup("query value")]],
      headers: { Referer: SCRIPT_URL, "User-Agent": markup("agent"), [markup("header")]: "1" },
      cookies: { crumbs: markup("cookie") },
      data: { body: markup("body") },
    },
    breadcrumbs: [
      {
        timestamp: Date.now() / 1000 - 5,
        category: markup("category"),
        message: markup("crumb"),
        data: { url: SCRIPT_URL, [markup("crumb key")]: markup("crumb value") },
      },
    ],
    threads: { values: [{ id: 1, name: markup("thread"), stacktrace: { frames: [frame] } }] },
    exception: {
      values: [
        {
          type: markup("type"),
          value: markup("value"),
          module: markup("exception module"),
          stacktrace: { frames: [frame] },
          mechanism: { type: markup("mechanism"), handled: false, help_link: SCRIPT_URL },
        },
      ],
    },
    fingerprint: [markup("fingerprint")],
    sdk: { name: markup("sdk"), version: markup("sdk version") },
  };
}
