import { expect, test } from "vitest";
import { getIssueEvent, listIssues, updateProjectKey } from "@vedette/contract";
import { startServer, type TestServer } from "@vedette/testkit";
import { hasBrowser, openBrowser, servePage, serveShop } from "./page.ts";

const inOrganization = { organization: "acme" };

test.skipIf(!hasBrowser)(
  "errors of a page with @sentry/browser 6, which sends to /store/, arrive",
  async () => {
    await using server = await startServer();
    await using page = await serveShop(server.made.dsn, "sentry-browser-6");
    await using browser = await openBrowser();
    const { tab, answers } = await browser.open(page.url);

    for (const id of ["throw", "reject", "report"]) await tab.click(`#${id}`);
    expect(await tab.evaluate("shopFlushed()")).toBe(true);
    await expect.poll(() => answers.filter((answer) => answer === "store 200").length).toBe(3);
    expect(answers.filter((answer) => !answer.endsWith(" 200"))).toEqual([]);

    const issues = await listAll(server);
    const summary = issues.map(({ title, count, level }) => [title, count, level].join(" | "));
    expect(summary.toSorted()).toEqual([
      "Größe „XL“ ist ausverkauft 🧺 | 1 | info",
      "RangeError: The delivery date has passed | 1 | error",
      "ReferenceError: basketTotal is not defined | 1 | error",
    ]);
    const thrown = issues.find(({ title }) => title.startsWith("ReferenceError"));
    const params = { ...inOrganization, issue: thrown?.id ?? "", event: "latest" };
    const { body: event } = await server.api.call(getIssueEvent, { params });
    expect(event.sdk).toMatchObject({ version: expect.stringMatching(/^6\./) });
    expect(event.tags).toContainEqual(
      expect.objectContaining({ key: "release", value: "shop-web@2.0.0" }),
    );
  },
);

test.skipIf(!hasBrowser)("the session of a visit with @sentry/browser 11 is kept", async () => {
  await using server = await startServer();
  await using page = await serveShop(server.made.dsn);
  await using browser = await openBrowser();
  const { tab } = await browser.open(page.url);
  expect(await tab.evaluate("shopFlushed()")).toBe(true);
  await expect
    .poll(async () => await outcomesOf(server, "session"))
    .toMatchObject({ accepted: expect.any(Number) });
});

test.skipIf(!hasBrowser)(
  "a page over its limit is quiet until the limit ends, and then says what it kept to itself",
  async () => {
    await using server = await startServer();
    const key = new URL(server.made.dsn).username;
    await server.api.call(updateProjectKey, {
      params: { ...inOrganization, project: "shop", key },
      body: { rateLimit: { count: 1, window: 3 } },
    });
    await using page = await serveShop(server.made.dsn);
    await using browser = await openBrowser();
    const { tab, answers } = await browser.open(page.url);
    const count = async () => {
      await tab.click("#count");
      await tab.evaluate("shopFlushed()");
      return answers;
    };
    // Windows follow the clock, so more than one report may be let through.
    await expect.poll(count).toContain("envelope 429");
    await count();
    const limitedAt = answers.lastIndexOf("envelope 429");
    await expect
      .poll(async () => (await count()).slice(limitedAt), { timeout: 15_000 })
      .toContain("envelope 200");
    // Leaving the page is when browsers send what else they have to say.
    await tab.goto("about:blank");
    await expect
      .poll(async () => await outcomesOf(server, "error", "default"))
      .toMatchObject({
        "client_discard ratelimit_backoff": expect.any(Number),
        rate_limited: expect.any(Number),
      });
  },
);

test.skipIf(!hasBrowser)("what a page's content security policy blocks is an issue", async () => {
  await using server = await startServer();
  const { origin, username, pathname } = new URL(server.made.dsn);
  const endpoint = `${origin}/api${pathname}/security/?sentry_key=${username}&sentry_environment=beta`;
  await using page = await servePage(`<script src="http://blocked.example/tracker.js"></script>`, {
    headers: { "content-security-policy": `script-src 'self'; report-uri ${endpoint}` },
  });
  await using browser = await openBrowser();
  await browser.open(page.url);
  await expect.poll(async () => (await listAll(server)).length).toBe(1);
  const [issue] = await listAll(server);
  expect(issue).toMatchObject({ type: "csp", title: "Blocked 'script' from 'blocked.example'" });
  const params = { ...inOrganization, issue: issue?.id ?? "", event: "latest" };
  const { body: event } = await server.api.call(getIssueEvent, { params });
  const tags = Object.fromEntries(event.tags.map(({ key, value }) => [key, value]));
  expect(tags).toMatchObject({ environment: "beta", "effective-directive": "script-src-elem" });
});

async function listAll(server: TestServer) {
  const query = { query: "" };
  return (await server.api.call(listIssues, { params: inOrganization, query })).body;
}

/** What became of all that was sent in these categories: `outcome reason` and how many. */
async function outcomesOf(server: TestServer, ...categories: string[]) {
  const rows = await server.running.instance.storage.db
    .selectFrom("outcomes")
    .select(["outcome", "reason", "quantity"])
    .where("category", "in", categories)
    .execute();
  return Object.fromEntries(
    rows.map(({ outcome, reason, quantity }) => [
      reason && outcome === "client_discard" ? `${outcome} ${reason}` : outcome,
      quantity,
    ]),
  );
}
