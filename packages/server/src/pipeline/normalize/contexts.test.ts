import { describe, expect, test } from "vitest";
import { normalizeSent } from "./sent-event.fixture.ts";
import { recogniseUserAgent } from "./user-agent.ts";

const CHROME =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

test("contexts have a type, their own name unless they say otherwise", () => {
  const contexts = {
    os: { name: "Linux" },
    main_gpu: { type: "gpu", name: "X" },
    custom: { a: 1 },
  };
  expect(normalizeSent({ contexts }).contexts).toEqual({
    os: { name: "Linux", type: "os" },
    main_gpu: { type: "gpu", name: "X" },
    custom: { a: 1, type: "custom" },
  });
});

test("a system or runtime may be one description", () => {
  expect(normalizeSent({ contexts: { os: "Linux 6.1", runtime: "node 24" } }).contexts).toEqual({
    os: { raw_description: "Linux 6.1", type: "os" },
    runtime: { raw_description: "node 24", type: "runtime" },
  });
});

test("a context that is no object is dropped", () => {
  const event = normalizeSent({
    contexts: { app: "x", device: [1], gone: null, trace: { trace_id: "a" } },
  });
  expect(Object.keys(event.contexts ?? {})).toEqual(["trace"]);
  expect(event.errors?.map((error) => error.name)).toEqual(["contexts.app", "contexts.device"]);
});

test("a context holds only so much", () => {
  const event = normalizeSent({
    contexts: { state: { a: "x".repeat(20_000) }, deep: { a: { b: { c: { d: { e: {} } } } } } },
  });
  expect(JSON.stringify(event.contexts?.["state"]).length).toBeLessThan(8250);
  expect(event.contexts?.["deep"]?.["a"]).toEqual({ b: { c: { d: { e: "{}" } } } });
});

describe("the request's user agent", () => {
  const request = { headers: { "user-agent": CHROME } };

  test("fills browser and system where the sender is silent", () => {
    expect(normalizeSent({ request }).contexts).toEqual({
      browser: { name: "Chrome", version: "140.0.0.0", type: "browser" },
      os: { name: "Mac OS X", version: "10.15.7", type: "os" },
    });
  });

  test("gives way to what the sender says", () => {
    const contexts = { os: { name: "Debian" }, browser: { name: "Brave" } };
    expect(normalizeSent({ request, contexts }).contexts).toMatchObject(contexts);
  });
});

test.each<[agent: string, browser: string | undefined, os: string | undefined]>([
  [CHROME, "Chrome 140.0.0.0", "Mac OS X 10.15.7"],
  [
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Firefox 140.0",
    "Linux",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91",
    "Edge 120.0.2210.91",
    "Windows 10",
  ],
  ["Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko", "IE 11.0", "Windows 7"],
  [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Safari/605.1.15",
    "Safari 17.2",
    "Mac OS X 10.15.7",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1",
    "Mobile Safari 17.2",
    "iOS 17.2.1",
  ],
  [
    "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0.6099.50 Mobile/15E148 Safari/604.1",
    "Chrome Mobile iOS 120.0.6099.50",
    "iOS 16.6",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.43 Mobile Safari/537.36",
    "Chrome Mobile 120.0.6099.43",
    "Android 14",
  ],
  [
    "Mozilla/5.0 (Linux; Android 13; SM-S901B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/23.0 Chrome/115.0.0.0 Mobile Safari/537.36",
    "Samsung Internet 23.0",
    "Android 13",
  ],
  [
    "Mozilla/5.0 (Linux; Android 12; Pixel 5; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/119.0.0.0 Mobile Safari/537.36",
    "Chrome Mobile WebView 119.0.0.0",
    "Android 12",
  ],
  [
    "Mozilla/5.0 (Android 14; Mobile; rv:121.0) Gecko/121.0 Firefox/121.0",
    "Firefox Mobile 121.0",
    "Android 14",
  ],
  [
    "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36",
    "Chrome 119.0.0.0",
    "Chrome OS 14541.0.0",
  ],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 OPR/105.0.0.0",
    "Opera 105.0.0.0",
    "Windows 10",
  ],
  [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot 2.1",
    undefined,
  ],
  ["curl/8.5.0", "curl 8.5.0", undefined],
  ["something/1.0", undefined, undefined],
  ["", undefined, undefined],
])("%s", (agent, browser, os) => {
  const found = recogniseUserAgent(agent);
  expect(found.browser && [found.browser.name, found.browser.version].join(" ").trim()).toBe(
    browser,
  );
  expect(found.os && [found.os.name, found.os.version].join(" ").trim()).toBe(os);
});
