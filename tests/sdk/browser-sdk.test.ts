import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { expect, test } from "vitest";
import { getIssueEvent, listIssues } from "@vedette/contract";
import { startServer } from "@vedette/testkit";

const executablePath = process.env["CHROME_PATH"] ?? "/usr/bin/chromium";
const hasBrowser = existsSync(executablePath);
if (!hasBrowser) {
  const sentence = `no Chromium at ${executablePath} (Debian: apt-get install chromium, or set CHROME_PATH)`;
  if (process.env["CI"]) throw new Error(`CI must have a browser: ${sentence}`);
  console.log(`Skipped: the browser SDK, for there is ${sentence}`);
}

test.skipIf(!hasBrowser)(
  "errors of a page on another origin arrive from an unmodified @sentry/browser 11",
  async () => {
    await using server = await startServer();
    await using page = await servePage(server.made.dsn);
    await using browser = await openBrowser();
    const tab = await browser.open(page.url);
    const answers: number[] = [];
    tab.on("response", (response) => {
      if (response.url().includes("/envelope/")) answers.push(response.status());
    });

    for (const id of ["throw", "reject", "report"]) await tab.click(`#${id}`);
    expect(await tab.evaluate("shopFlushed()")).toBe(true);
    await expect.poll(() => answers.length).toBeGreaterThanOrEqual(3);
    expect(new Set(answers)).toEqual(new Set([200]));

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

/** A page with the SDK bundled in, on an origin of its own. */
async function servePage(dsn: string): Promise<AsyncDisposable & { url: string }> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("programs/browser-page.mjs", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  const script = outputFiles[0]?.text ?? "";
  const buttons = ["throw", "reject", "report"].map((id) => `<button id="${id}">${id}</button>`);
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
<body>${buttons.join("")}<script>globalThis.shopDsn = ${JSON.stringify(dsn)}</script><script src="/page.js"></script>`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript; charset=utf-8" : "text/html");
    response.end(isScript ? script : html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function openBrowser() {
  const browser = await chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
  return {
    open: async (url: string) => {
      const tab = await browser.newPage();
      await tab.goto(url);
      return tab;
    },
    [Symbol.asyncDispose]: async () => await browser.close(),
  };
}
