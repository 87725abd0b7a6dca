import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import {
  answerOauthDevice,
  createApiApplication,
  createSentryApp,
  getInstallation,
  installApp,
} from "@vedette/contract";
import { owner, signIn, startServer } from "@vedette/testkit";

const pages = fileURLToPath(new URL("../../docs/integrate/", import.meta.url));

/** Runs the sample of a page as a program of its own. */
async function runSample(page: string, env: Readonly<Record<string, string>>) {
  const code = /```ts\n(.*?)```/s.exec(await readFile(pages + page, "utf8"))?.[1] ?? "";
  const sample = spawn(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void sample.kill());
  const lines = createInterface(sample.stdout)[Symbol.asyncIterator]();
  return async () => (await lines.next()).value;
}

async function unusedPort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? String(address.port) : "";
}

test("the sample of the install page installs itself, refreshes and reads", async () => {
  await using server = await startServer();
  const port = await unusedPort();
  const { body: app } = await server.api.call(createSentryApp, {
    body: {
      name: "Sample",
      author: "Acme",
      isInternal: false,
      organization: "acme",
      webhookUrl: "http://127.0.0.1:9/",
      redirectUrl: `http://127.0.0.1:${port}/setup`,
      scopes: ["event:read"],
    },
  });
  const nextLine = await runSample("oauth.md", {
    PLATFORM_URL: server.url,
    CLIENT_ID: app.clientId ?? "",
    CLIENT_SECRET: app.clientSecret ?? "",
    PORT: port,
  });
  expect(await nextLine()).toBe(`listens on ${port}`);
  const params = { organization: "acme" };
  const { body } = await server.api.call(installApp, { params, body: { slug: app.slug } });
  expect((await fetch(body.redirectUrl ?? "", { redirect: "manual" })).status).toBe(302);
  expect(await nextLine()).toBe("0 issues");
  const of = { params: { installation: body.uuid } };
  expect((await server.api.call(getInstallation, of)).body.status).toBe("installed");
});

test("the command-line tool of the OAuth page is allowed and greets", async () => {
  await using server = await startServer();
  const { api } = await signIn(server.url, owner.email, owner.password);
  const made = await api.call(createApiApplication, { body: { name: "Tool", isPublic: true } });
  const nextLine = await runSample("oauth-applications.md", {
    PLATFORM_URL: server.url,
    CLIENT_ID: made.body.clientID,
  });
  const [, address, code = ""] = /^Open (\S+) and type (\S+)$/.exec((await nextLine()) ?? "") ?? [];
  expect(address).toBe(`${server.url}/oauth/device/`);
  await api.call(answerOauthDevice, { body: { user_code: code, allow: true } });
  expect(await nextLine()).toMatch(/^Hello /);
});
