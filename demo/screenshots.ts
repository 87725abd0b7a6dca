// A picture of every page, light and dark, desktop and phone: docs/pictures/.
//   npm run screenshots               all of them
//   npm run screenshots -- issue hoot  only these
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { signIn } from "@vedette/testkit";
import { picturedPages } from "./pictured-pages.ts";
import { ada } from "./place.ts";
import { startReceiver } from "./receiver.ts";
import { seed } from "./seed.ts";
import { startPlace } from "./start.ts";

const SCREENS = [
  { name: "desktop", viewport: { width: 1280, height: 860 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1280, height: 860 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

const pictures = fileURLToPath(new URL("../docs/pictures", import.meta.url));
const wanted = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "vedette-pictures-"));
const receiver = await startReceiver();
const { server, place } = await startPlace(folder, "0");
try {
  await seed(place, receiver.url);
  const browser = await chromium.launch({
    executablePath: process.env["CHROME_PATH"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
  });
  mkdirSync(pictures, { recursive: true });
  for (const screen of SCREENS) await picture(browser, screen);
  await browser.close();
} finally {
  receiver.close();
  await server.end("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}

async function picture(browser: Browser, screen: (typeof SCREENS)[number]): Promise<void> {
  const { name: on, ...look } = screen;
  const stranger = await browser.newContext(look);
  const member = await browser.newContext(look);
  const { headers } = await signIn(place.url, ada.email, ada.password);
  await member.addCookies(
    (headers["cookie"] ?? "").split("; ").map((pair) => {
      const at = pair.indexOf("=");
      const value = decodeURIComponent(pair.slice(at + 1));
      return { name: pair.slice(0, at), value, url: place.url };
    }),
  );
  for (const { name, path, isPublic = false } of await picturedPages(place)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const page = await (isPublic ? stranger : member).newPage();
    await page.goto(place.url + path, { waitUntil: "networkidle" });
    await page.screenshot({ path: join(pictures, `${name}-${on}.png`) });
    await page.close();
    console.log(`${name}-${on}.png`);
  }
  await stranger.close();
  await member.close();
}
