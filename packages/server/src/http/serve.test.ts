import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { answerOauthConsent, Problem, routes, toOpenApi } from "@vedette/contract";
import { implement } from "../routing/index.ts";
import type { Answered } from "./index.ts";
import { startTestServer } from "./testing/start-test-server.ts";

describe("the web interface", () => {
  test("is index.html at every page address, never cached, allowed to load only ours", async () => {
    await using web = await builtWeb();
    await using server = await startTestServer({ webRoot: web.root });
    for (const path of ["/", "/organizations/acme/issues/501/", "/index.html", "/settings?tab=1"]) {
      const page = await fetch(server.url + path, { headers: { accept: "text/html,*/*" } });
      expect(page.status).toBe(200);
      expect(await page.text()).toBe("<p>home</p>");
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(page.headers.get("cache-control")).toBe("no-cache");
      const policy = page.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'self'; script-src 'self'; style-src 'self';");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  test("is there also where programs send to outside the API", async () => {
    await using web = await builtWeb();
    const answered = implement(answerOauthConsent, async () => {
      throw new Problem("forbidden");
    });
    await using server = await startTestServer({ webRoot: web.root, routes: [answered] });
    const url = `${server.url}/oauth/authorize/?client_id=a`;
    const page = await fetch(url, { headers: { accept: "text/html,*/*" } });
    expect([page.status, await page.text()]).toEqual([200, "<p>home</p>"]);
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(url, { method: "PUT" })).status).toBe(405);
    expect((await fetch(url, { method: "POST" })).status).toBe(401);
  });

  test("has assets that never change and files that might", async () => {
    await using web = await builtWeb();
    await using server = await startTestServer({ webRoot: web.root });
    const asset = await fetch(`${server.url}/assets/main-abc123.js`);
    expect(asset.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(asset.headers.get("content-type")).toContain("javascript");
    const icon = await fetch(`${server.url}/favicon.svg`);
    expect(icon.headers.get("cache-control")).toBe("public, max-age=3600");
  });

  test("does not stand in for what is missing: assets, the API, changes", async () => {
    await using web = await builtWeb();
    await using server = await startTestServer({ webRoot: web.root });
    const html = { accept: "text/html" };
    const answers = await Promise.all([
      fetch(`${server.url}/assets/gone.js`, { headers: { accept: "*/*" } }),
      fetch(`${server.url}/api/0/gone/`, { headers: html }),
      fetch(`${server.url}/api`, { headers: html }),
      fetch(`${server.url}/settings`, { headers: html, method: "POST" }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ detail: "No such endpoint." });
    }
  });

  test("serves nothing from outside its folder", async () => {
    await using web = await builtWeb();
    await using server = await startTestServer({ webRoot: web.root });
    for (const path of ["/..%2fsecret.txt", "/assets/..%2f..%2fsecret.txt", "/%2e%2e/secret.txt"]) {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("outside");
    }
  });
});

describe("the documentation", () => {
  const openApi = toOpenApi(routes, {
    title: "Vedette",
    version: "1",
    serverUrl: "https://e.example",
  });

  test("is the OpenAPI document of the contract", async () => {
    await using server = await startTestServer({ openApi: () => openApi });
    const answer = await fetch(`${server.url}/api/openapi.json`);
    expect(answer.headers.get("content-type")).toContain("application/json");
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(openApi)));
  });

  test("is a page whose scripts are ours, and whose policy lets it load nothing else", async () => {
    await using server = await startTestServer({ openApi: () => openApi });
    const page = await fetch(`${server.url}/api/docs`);
    expect(page.url).toBe(`${server.url}/api/docs/`);
    const html = await page.text();
    const sources = Array.from(
      html.matchAll(/\s(?:src|href)="([^"]*)"/g),
      (match) => match[1] ?? "",
    );
    expect(sources).toEqual(["js/scalar.js"]);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; /);
    expect(policy).toContain("connect-src 'self'");
    const script = await fetch(`${server.url}/api/docs/js/scalar.js`);
    expect(script.headers.get("content-type")).toContain("javascript");
    expect((await script.text()).length).toBeGreaterThan(1_000_000);
  });
});

describe("health", () => {
  test("says alive whenever it answers, ready when its parts are", async () => {
    const checks = { database: "cannot be reached" };
    await using server = await startTestServer({ health: async () => ({ ready: false, checks }) });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: "not ready", checks }]);
  });

  test("says degraded, and takes requests all the same, when something is late", async () => {
    const checks = { deliveries: "late: one has been due for 90 s" };
    const health = async () => ({ ready: true, isDegraded: true, checks });
    await using server = await startTestServer({ health });
    const ready = await fetch(`${server.url}/health/ready`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: "degraded", checks }]);
  });
});

test("metrics are given as they come, and told of every answer by route and not by path", async () => {
  const observed: Answered[] = [];
  await using server = await startTestServer({
    metrics: {
      read: async () => ({ contentType: "text/plain; version=0.0.4", text: "up 1\n" }),
      observe: (answered) => void observed.push(answered),
    },
  });
  await (await fetch(`${server.url}/api/0/wrong/conflict/`)).text();
  await (await fetch(`${server.url}/api/0/nothing/at/all/`)).text();
  const metrics = await fetch(`${server.url}/metrics`);
  expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4");
  expect(await metrics.text()).toBe("up 1\n");
  expect(observed.slice(0, 2)).toMatchObject([
    { method: "GET", route: "/api/0/wrong/:how/", status: 409 },
    { method: "GET", route: "(none)", status: 404 },
  ]);
});

describe("sign-in", () => {
  test("gets the request as it came and gives the answer as it is, every cookie included", async () => {
    const heard: Request[] = [];
    const bodies: string[] = [];
    await using server = await startTestServer({
      authHandler: async (request) => {
        heard.push(request);
        bodies.push(await request.text());
        const headers = new Headers({ "content-type": "application/json" });
        headers.append("set-cookie", "a=1; Path=/");
        headers.append("set-cookie", "b=2; Path=/");
        return new Response('{"ok":true}', { status: 201, headers });
      },
    });
    const answer = await fetch(`${server.url}/api/auth/sign-in/email?x=1`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": "203.0.113.9" },
      body: '{"email":"ada@acme.example"}',
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ ok: true });
    expect(answer.headers.getSetCookie()).toEqual(["a=1; Path=/", "b=2; Path=/"]);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(heard[0]?.url).toBe("https://errors.acme.example/api/auth/sign-in/email?x=1");
    expect(heard[0]?.method).toBe("POST");
    expect(heard[0]?.headers.get("x-forwarded-for")).toBe("127.0.0.1");
    expect(bodies).toEqual(['{"email":"ada@acme.example"}']);
  });
});

test("ingest keeps its own ways with bodies beside the routes", async () => {
  await using server = await startTestServer({
    ingest: async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) =>
        done(null, body),
      );
      scope.post("/api/:projectId/store/", async (request) => ({
        bytes: (request.body as Buffer).length,
      }));
    },
  });
  const body = "not json";
  const headers = { "content-type": "text/plain" };
  const stored = await fetch(`${server.url}/api/11/store/`, { method: "POST", headers, body });
  expect(await stored.json()).toEqual({ bytes: 8 });
  const refused = await fetch(`${server.url}/api/0/organizations/acme/things/`, {
    method: "POST",
    headers: { ...headers, authorization: "Bearer ada org:admin" },
    body,
  });
  expect(refused.status).toBe(415);
});

async function builtWeb() {
  const folder = await mkdtemp(join(tmpdir(), "vedette-web-"));
  const root = join(folder, "dist");
  await mkdir(join(root, "assets"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "outside");
  await writeFile(join(root, "index.html"), "<p>home</p>");
  await writeFile(join(root, "favicon.svg"), "<svg/>");
  await writeFile(join(root, "assets", "main-abc123.js"), "export {};");
  return { root, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
