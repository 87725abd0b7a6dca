import { expect, test } from "vitest";
import { getIssueEvent, listIssues } from "@vedette/contract";
import { startServer } from "@vedette/testkit";
import { hasBrowser, openBrowser, serveShop } from "./page.ts";

test.skipIf(!hasBrowser)(
  "errors of a page on another origin arrive from an unmodified @sentry/browser 11",
  async () => {
    await using server = await startServer();
    await using page = await serveShop(server.made.dsn);
    await using browser = await openBrowser();
    const { tab, answers } = await browser.open(page.url);

    for (const id of ["throw", "reject", "report"]) await tab.click(`#${id}`);
    expect(await tab.evaluate("shopFlushed()")).toBe(true);
    await expect.poll(() => answers.length).toBeGreaterThanOrEqual(3);
    expect(new Set(answers)).toEqual(new Set(["envelope 200"]));

    const params = { organization: "acme" };
    const { body: issues } = await server.api.call(listIssues, { params, query: { query: "" } });
    const summary = issues.map(({ title, count, level, isUnhandled }) =>
      [title, count, level, isUnhandled].join(" | "),
    );
    expect(summary.toSorted()).toEqual([
      "Größe „XL“ ist ausverkauft 🧺 | 1 | info | false",
      "RangeError: The delivery date has passed | 1 | error | true",
      "ReferenceError: basketTotal is not defined | 1 | error | true",
    ]);

    const thrown = issues.find(({ title }) => title.startsWith("ReferenceError"));
    const { body: event } = await server.api.call(getIssueEvent, {
      params: { ...params, issue: thrown?.id ?? "", event: "latest" },
    });
    const tags = Object.fromEntries(event.tags.map(({ key, value }) => [key, value]));
    expect(tags).toMatchObject({
      environment: "staging",
      release: "shop-web@2.0.0",
      page: "checkout",
      url: `${page.url}/`,
      handled: "no",
    });
    expect(tags["browser.name"]).toMatch(/Chrom/);
    expect(event.platform).toBe("javascript");
  },
);
