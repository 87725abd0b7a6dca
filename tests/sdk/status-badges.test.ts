import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHoot, type Hoot, overrideHoot, updateHoot } from "@vedette/contract";
import { decode } from "fast-png";
import { startServer, type TestServer } from "@vedette/testkit";
import { acme } from "../e2e/status-world.ts";
import { hasBrowser, openBrowser, servePage } from "./page.ts";

const long = "The load of last night's orders waits for a source that sent half of its rows.80";
const cases: readonly [name: string, state: "happy" | "sad" | "sick", message: string][] = [
  ["a short message", "happy", "All loaded"],
  ["no message", "sad", ""],
  ["a long message", "sick", long],
  ["a message of wide characters", "sick", "表".repeat(80)],
  ["one long word", "sad", "W".repeat(80)],
];

interface Seen {
  width: number;
  height: number;
  /** How far text reaches out of the picture, pixels. */
  beyond: number;
  words: string[];
}

/** Measures the picture that the tab shows. */
const LOOK = `(() => {
  const svg = document.documentElement;
  const { width, height } = svg.viewBox.baseVal;
  const texts = [...svg.querySelectorAll("text")];
  const beyond = texts.map((text) => {
    const box = text.getBBox();
    return Math.max(-box.x, -box.y, box.x + box.width - width, box.y + box.height - height);
  });
  return { width, height, beyond: Math.max(...beyond), words: texts.map((text) => text.textContent) };
})()`;

describe.skipIf(!hasBrowser)("in a browser, badges", () => {
  let server: TestServer;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser[Symbol.asyncDispose]();
    await server[Symbol.asyncDispose]();
  });

  const make = async (
    state: "happy" | "sad" | "sick",
    message: string,
    name = "Nightly load of all orders into the warehouse",
  ): Promise<Hoot> => {
    const { api } = server;
    const { uid } = (await api.call(createHoot, { params: acme, body: { name } })).body;
    const params = { ...acme, hoot: uid };
    return (await api.call(overrideHoot, { params, body: { state, message } })).body;
  };

  /** What a picture shows, and the colours of its pixels. */
  const look = async (url: string) => {
    const { tab } = await browser.open(url);
    const seen = await tab.evaluate<Seen>(LOOK);
    const clip = { x: 0, y: 0, width: seen.width, height: seen.height };
    const picture = decode(await tab.screenshot({ clip }));
    await tab.close();
    const at = (x: number, y: number) =>
      Array.from(picture.data.slice((y * picture.width + x) * picture.channels).slice(0, 3));
    return { ...seen, at };
  };

  test.each(cases)("show %s within their bounds, in every style", async (_name, state, message) => {
    const { badge } = await make(state, message);
    for (const url of Object.values(badge.svg)) {
      const { beyond, words } = await look(url);
      expect(beyond).toBeLessThanOrEqual(0);
      expect(words.join(" ")).toContain(state);
      expect(words.join("").replaceAll(/\s/g, "")).toContain(message.replaceAll(/\s/g, ""));
    }
  });

  test("are light or dark, and have the colour of their state", async () => {
    const { badge } = await make("sick", "Broken");
    const light = await look(badge.svg.light);
    const dark = await look(badge.svg.dark);
    expect(light.at(150, 70)).toEqual([255, 255, 255]);
    expect(dark.at(150, 70)).toEqual([22, 27, 34]);
    expect(light.at(2, 40)).toEqual([207, 34, 46]);
    expect(dark.at(2, 40)).toEqual([255, 107, 100]);
  });

  test("of disabled hoots are gray and say so, and nothing else", async () => {
    const { uid, badge } = await make("sick", "Broken");
    await server.api.call(updateHoot, {
      params: { ...acme, hoot: uid },
      body: { isEnabled: false },
    });
    const { words, at } = await look(badge.svg.light);
    expect(words).toContain("disabled");
    expect(words).not.toContain("Broken");
    expect(at(2, 40)).toEqual([110, 119, 129]);
  });

  test("stand in pages of other sites, as picture, frame and script, and run nothing of a message", async () => {
    const text = `<img src=x onerror="globalThis.hit=1">"'&`;
    const { snippets } = await make("sad", text, `<script>globalThis.hit=1</script>`);
    await using page = await servePage(
      [snippets.html, snippets.iframe, snippets.script].join("<hr>"),
    );
    const { tab } = await browser.open(page.url);
    const isDrawn = "image => image.complete && image.naturalWidth === 300";
    await tab.waitForFunction(
      `document.querySelectorAll("a img").length === 2 && [...document.images].every(${isDrawn})`,
    );
    const frame = tab.frames().find((one) => one.url().includes("/badges/"));
    await frame?.waitForFunction("document.images[0]?.naturalWidth === 300");
    const size = await frame?.evaluate(
      `(({ scrollWidth, scrollHeight }, { length }) => ({ scrollWidth, scrollHeight, scripts: length }))(
        document.documentElement, document.scripts)`,
    );
    expect(size).toEqual({ scrollWidth: 300, scrollHeight: 75, scripts: 0 });
    expect(await tab.evaluate('"hit" in globalThis')).toBe(false);
  });

  test("are the only pages of ours that others may frame", async () => {
    const { badge } = await make("happy", "");
    const frame = await fetch(badge.iframe);
    expect(frame.headers.get("content-security-policy")).toBe(
      "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
    const home = await fetch(`${server.url}/`, { headers: { accept: "text/html" } });
    const policy = home.headers.get("content-security-policy") ?? "frame-ancestors 'none'";
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
