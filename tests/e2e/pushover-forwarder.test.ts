import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  createSentryApp,
  getInstallation,
  installApp,
  uninstallApp,
  updateSentryApp,
} from "@vedette/contract";
import {
  makeProject,
  type ReceivedRequest,
  Receiver,
  runProgram,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";
import { spawnExample } from "./spawn-example.ts";

const example = fileURLToPath(
  new URL("../../examples/pushover-forwarder/src/main.ts", import.meta.url),
);
const sdk = fileURLToPath(new URL("../sdk/programs/node-sdk.mjs", import.meta.url));
const inAcme = { organization: "acme" };

/** Sends a real event with a real SDK, which makes an issue of that scenario. */
async function fail(dsn: string, scenario: string): Promise<void> {
  const { code, stderr } = await runProgram(sdk, { args: ["sentry-node-11", dsn, scenario] });
  expect(code, stderr).toBe(0);
}

/** The integration of the guide, running, with a stand-in for Pushover. */
async function startForwarder(server: TestServer, pushoverUrl: string) {
  const folder = await mkdtemp(join(tmpdir(), "vedette-forwarder-"));
  onTestFinished(async () => await rm(folder, { recursive: true }));
  const { body: app } = await server.api.call(createSentryApp, {
    body: {
      name: "Pushover forwarder",
      author: "Acme",
      isInternal: false,
      organization: "acme",
      webhookUrl: "http://127.0.0.1:9/webhook",
      verifyInstall: true,
      scopes: ["event:read"],
      events: ["issue"],
    },
  });
  const tokensFile = join(folder, "tokens.json");
  const running = await spawnExample(example, {
    PLATFORM_URL: server.url,
    CLIENT_ID: app.clientId ?? "",
    CLIENT_SECRET: app.clientSecret ?? "",
    PUSHOVER_URL: pushoverUrl,
    PUSHOVER_USER: "ada",
    PUSHOVER_TOKEN: "pushover-secret",
    PROJECT: "backend",
    TOKENS_FILE: tokensFile,
    PORT: "0",
  });
  await server.api.call(updateSentryApp, {
    params: { app: app.slug },
    body: {
      webhookUrl: `${running.url}/webhook`,
      redirectUrl: `${running.url}/setup`,
    },
  });
  return { app, tokensFile, running };
}

describe.each(testEngines())("on %s", (engine) => {
  test("the Pushover forwarder is installed, forwards, refreshes its token and is uninstalled", async () => {
    await using server = await startServer({ engine });
    await using pushover = await Receiver.start();
    const { app, tokensFile, running } = await startForwarder(server, pushover.url);
    await using _ = running;
    const backend = (await makeProject(server.api, "backend")).key.dsn.public;
    const other = (await makeProject(server.api, "website")).key.dsn.public;

    // The browser goes where the installation sends it, and the integration finishes it.
    const { body: made } = await server.api.call(installApp, {
      params: inAcme,
      body: { slug: app.slug },
    });
    expect(made.status).toBe("pending");
    const back = await fetch(made.redirectUrl ?? "", { redirect: "manual" });
    expect([back.status, back.headers.get("location")]).toEqual([302, `${server.url}/settings/`]);
    await running.line(`installed ${made.uuid}`);
    const params = { installation: made.uuid };
    expect((await server.api.call(getInstallation, { params })).body).toMatchObject({
      status: "installed",
    });
    expect((await stat(tokensFile)).mode & 0o777).toBe(0o600);

    // Of two projects' new issues, one is for it.
    await fail(other, "nested");
    await fail(backend, "nested");
    await running.line("forwarded BACKEND-1");
    expect(pushover.requests.map(toNotification)).toEqual([
      {
        user: "ada",
        token: "pushover-secret",
        title: "TypeError: Could not read the basket",
        message: expect.any(String),
        url: expect.stringContaining(`${server.url}/`),
        url_title: "Issue Details",
        priority: 0,
      },
    ]);

    // Eight hours later.
    const { db } = server.running.instance.storage;
    const before = await readFile(tokensFile, "utf8");
    await db
      .updateTable("api_tokens")
      .set({ expires_at: 1 })
      .where("kind", "=", "integration")
      .execute();
    await fail(backend, "message");
    await running.line("forwarded BACKEND-2");
    expect(pushover.requests).toHaveLength(2);
    expect(await readFile(tokensFile, "utf8")).not.toBe(before);

    await server.api.call(uninstallApp, { params });
    await running.line(`uninstalled ${made.uuid}`);
    expect(JSON.parse(await readFile(tokensFile, "utf8"))).toEqual({});
    await fail(backend, "secrets");
    await server.settle();
    expect(pushover.requests).toHaveLength(2);
  });
});

test("the Pushover forwarder turns away what is not for it", async () => {
  await using server = await startServer();
  await using pushover = await Receiver.start();
  const { running } = await startForwarder(server, pushover.url);
  await using _ = running;
  const body = JSON.stringify({ action: "created", installation: { uuid: "x" }, data: {} });
  const headers = {
    "sentry-hook-resource": "issue",
    "sentry-hook-timestamp": "1893492300",
    "sentry-hook-signature": "0".repeat(64),
    "request-id": "0".repeat(32),
  };
  const post = { method: "POST", headers, body };
  expect((await fetch(`${running.url}/webhook`, post)).status).toBe(401);
  const forged = `${running.url}/setup?code=${"f".repeat(32)}&installationId=nowhere`;
  expect((await fetch(forged)).status).toBe(403);
  expect((await fetch(`${running.url}/setup`)).status).toBe(400);
  expect((await fetch(`${running.url}/elsewhere`)).status).toBe(404);
  expect(pushover.requests).toEqual([]);
});

function toNotification({ body }: ReceivedRequest): unknown {
  return JSON.parse(body);
}
