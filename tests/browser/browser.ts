import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import { owner, signIn } from "@vedette/testkit";
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { hasBrowser, openBrowser } from "../sdk/page.ts";

export { hasBrowser };

/** How long a page may take to show something: long enough for a machine that is busy. */
export const PATIENCE_MS = 45_000;

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

// What fades in or changes its colour slowly is halfway for a moment, in which its contrast would be
// judged. The policy of the pages forbids a style element, but no sheet that is adopted.
const AT_ONCE = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important; animation: none !important }");
  document.adoptedStyleSheets = [sheet];
`;

/** A browser at one server. */
export interface BrowserAtServer extends AsyncDisposable {
  /** A page of somebody who is signed in (the owner, if nobody is named), at an address of ours. */
  open: (path: string, options?: OpenOptions) => Promise<OpenedPage>;
}

interface OpenOptions extends BrowserContextOptions {
  /** Who is signed in; null for nobody. */
  as?: { email: string; password: string } | null;
}

export interface OpenedPage {
  page: Page;
  /** What the page complained about: faults, and what the content security policy forbade. */
  complaints: string[];
}

/** Starts Chromium for the pages of a server. They are those of the last build of packages/web. */
export async function browseServer(server: { url: string }): Promise<BrowserAtServer> {
  const { browser, [Symbol.asyncDispose]: close } = await openBrowser();
  return {
    async open(path, { as = owner, ...options } = {}) {
      const context = await browser.newContext({ reducedMotion: "reduce", ...options });
      await context.addInitScript({ content: AT_ONCE });
      context.setDefaultTimeout(PATIENCE_MS);
      if (as !== null) {
        const { headers } = await signIn(server.url, as.email, as.password);
        await context.addCookies(toCookies(headers["cookie"] ?? "", server.url));
      }
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        // A refusal the page shows in words is a line of the console all the same.
        const isAnswer = message.text().startsWith("Failed to load resource");
        if (message.type() === "error" && !isAnswer) complaints.push(message.text());
      });
      await page.goto(server.url + path);
      return { page, complaints };
    },
    [Symbol.asyncDispose]: close,
  };
}

/** Holds the page, as it stands, to the rules of accessibility: nothing serious, nothing critical. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
}

/** What is serious or critical of the page, as it stands; by these rules of axe, or by all. */
export async function findViolations(
  page: Page,
  where = "",
  rules: readonly string[] = [],
): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) {
    await page.evaluate(await readFile(AXE, "utf8"));
  }
  const runOnly = rules.length > 0 && { runOnly: { type: "rule", values: rules } };
  const options = JSON.stringify({ resultTypes: ["violations"], ...runOnly });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) =>
      [where, id, nodes.map(({ html }) => html).join("\n")].filter(Boolean).join(": "),
    );
}

function toCookies(header: string, url: string) {
  return header.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)), url };
  });
}
