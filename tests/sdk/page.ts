import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const executablePath = process.env["CHROME_PATH"] ?? "/usr/bin/chromium";
const program = fileURLToPath(new URL("programs/browser-page.mjs", import.meta.url));

/** Whether pages can be opened here. On CI it throws instead of saying no. */
export const hasBrowser = findBrowser();

/** A page for `openBrowser`, on an origin of its own; ends with its `await using`. */
export interface Page extends AsyncDisposable {
  url: string;
}

/** Serves the shop's page, the SDK of this package bundled into it. */
export async function serveShop(dsn: string, sdk = "@sentry/browser"): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [program],
    alias: { "@sentry/browser": sdk },
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
  });
  const buttons = ["throw", "reject", "report", "count"].map(
    (id) => `<button id="${id}">${id}</button>`,
  );
  const script = `globalThis.shopDsn = ${JSON.stringify(dsn)}`;
  return await servePage(
    `${buttons.join("")}<script>${script}</script><script src="/page.js"></script>`,
    { script: outputFiles[0]?.text ?? "" },
  );
}

/** Serves HTML with these headers, and `script` as `/page.js`. */
export async function servePage(
  body: string,
  { script = "", headers = {} }: { script?: string; headers?: Record<string, string> } = {},
): Promise<Page> {
  const html = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><body>${body}`;
  const server = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    const type = isScript ? "text/javascript; charset=utf-8" : "text/html";
    response.writeHead(200, { ...headers, "content-type": type });
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

/** Starts Chromium; `open` gives a tab with the page loaded in it, `browser` is all of it. */
export async function openBrowser() {
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
    browser,
    open: async (url: string) => {
      const tab = await browser.newPage();
      /** Path and status of every answer of an ingest endpoint. */
      const answers: string[] = [];
      tab.on("response", (response) => {
        const path = /\/api\/\d+\/(\w+)\//.exec(response.url())?.[1];
        if (path) answers.push(`${path} ${response.status()}`);
      });
      await tab.goto(url);
      return { tab, answers };
    },
    [Symbol.asyncDispose]: async () => await browser.close(),
  };
}

function findBrowser(): boolean {
  if (existsSync(executablePath)) return true;
  const sentence = `no Chromium at ${executablePath} (Debian: apt-get install chromium, or set CHROME_PATH)`;
  if (process.env["CI"]) throw new Error(`CI must have a browser: ${sentence}`);
  console.log(`Skipped: what runs in a browser, for there is ${sentence}`);
  return false;
}
