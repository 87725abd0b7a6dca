import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { browseServer, type BrowserAtServer, findViolations, hasBrowser } from "./browser.ts";
import { type EveryPageWorld, startEveryPageWorld } from "./every-page-world.ts";
import { readPageRoutes } from "./page-routes.ts";

const AT_ONCE = 4;
const HEADING_MS = 15_000;
const WIDE = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const NARROW = { width: 360, height: 740 };
const HUGE = { width: 3840, height: 2160 };

describe.skipIf(!hasBrowser)("every page", () => {
  let world: EveryPageWorld;
  let browser: BrowserAtServer;
  beforeAll(async () => {
    world = await startEveryPageWorld();
    browser = await browseServer(world.server);
  }, 120_000);
  afterAll(async () => {
    await browser?.[Symbol.asyncDispose]();
    await world?.[Symbol.asyncDispose]();
  });

  test(
    "can be used by everybody, in the light and in the dark, on a phone and on a wide screen",
    { timeout: 600_000 },
    async () => {
      const waiting = readPageRoutes().toReversed();
      const faults: Record<string, string[]> = {};
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const member = await browser.open("/account/profile/");
          const stranger = await browser.open("/sign-in/", { as: null });
          for (let route = waiting.pop(); route !== undefined; route = waiting.pop()) {
            const { page, complaints } = route.isPublic ? stranger : member;
            const found = await findFaults(page, world.addressOf(route.path));
            found.push(...complaints.splice(0));
            if (found.length > 0) faults[route.path] = found;
          }
        }),
      );
      expect(faults).toEqual({});
    },
  );

  /** Everything that is wrong with a page: what axe finds, what overflows, what reads badly. */
  async function findFaults(page: Page, address: string): Promise<string[]> {
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(WIDE);
    await page.goto(world.server.url + address, { waitUntil: "networkidle" });
    const heading = page.getByRole("heading", { level: 1 }).first();
    const isThere = await heading.waitFor({ timeout: HEADING_MS }).then(
      () => true,
      () => false,
    );
    if (!isThere) return [`${address} shows no page`];
    const found = await findViolations(page, "light");
    found.push(...badCounts(await page.locator("body").innerText()));
    await light(page, "dark");
    found.push(...(await findViolations(page, "dark", ["color-contrast"])));
    await page.setViewportSize(PHONE);
    found.push(...(await findViolations(page, "dark phone")));
    await light(page, "light");
    found.push(...(await findViolations(page, "phone", ["color-contrast"])));
    for (const size of [NARROW, HUGE]) {
      await page.setViewportSize(size);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      if (width > size.width) found.push(`${width} pixels wide on a screen of ${size.width}`);
    }
    return found;
  }
});

/** Changes the colours of the page, as the system does at dusk. */
async function light(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
}

/** `1 events`, and the like. */
function badCounts(text: string): string[] {
  const found = text.match(/(?<![\w.,:#$-])1 (?!ms\b|is\b|was\b|has\b|as\b)[a-z]+s\b/g) ?? [];
  return found.map((words) => `says “${words}”`);
}
