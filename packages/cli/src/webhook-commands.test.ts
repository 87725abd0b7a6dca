import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { createServer } from "node:net";
import {
  createSentryApp,
  listDeliveries,
  resendDelivery,
  sendTestWebhook,
} from "@vedette/contract";
import {
  createTestDatabase,
  Receiver,
  runVedette,
  startServer,
  type TestServer,
  vedetteExecutable,
} from "@vedette/testkit";
import { describe, expect, onTestFinished, test } from "vitest";

async function startReceiver(): Promise<Receiver> {
  const receiver = await Receiver.start();
  onTestFinished(async () => await receiver[Symbol.asyncDispose]());
  return receiver;
}

async function startAcme(options: Parameters<typeof startServer>[0] = {}) {
  const server = await startServer(options);
  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    await server[Symbol.asyncDispose]();
  };
  onTestFinished(stop);
  return { server, stop };
}

async function makeApp({ api }: TestServer, webhookUrl: string | null = null) {
  const body = { name: "Forwarder", organization: "acme", isInternal: true, webhookUrl };
  const scopes = ["event:read", "org:write"];
  return (await api.call(createSentryApp, { body: { ...body, scopes } })).body;
}

const envOf = ({ url, made }: TestServer) => ({ VEDETTE_URL: url, VEDETTE_TOKEN: made.token });

/** `vedette listen` in a process of its own. */
function startListening(args: readonly string[], env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [vedetteExecutable, "listen", ...args], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const watchers = new Set<() => void>();
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const watcher of watchers) watcher();
  };
  child.stdout.on("data", take);
  child.stderr.on("data", take);
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  return {
    /** Resolves when it has printed this. */
    async says(text: RegExp): Promise<void> {
      if (text.test(output)) return;
      await new Promise<void>((resolve, reject) => {
        watchers.add(() => text.test(output) && resolve());
        void exited.then(() => reject(new Error(`it ended and said:\n${output}`)));
      });
    },
    async end(): Promise<{ code: number | null; output: string }> {
      child.kill("SIGINT");
      return { code: await exited, output };
    },
  };
}

describe("trigger, why and resend", () => {
  test("say of a receiver that is gone why nothing more is tried", async () => {
    const receiver = await startReceiver();
    const { server } = await startAcme();
    await makeApp(server, `${receiver.url}/webhook`);
    receiver.script.push({ status: 410 });
    const triggered = await runVedette(["trigger", "issue.created"], envOf(server));
    const [, id = ""] = /is delivery (\d+);/.exec(triggered.stdout) ?? [];
    await server.settle();
    const why = await runVedette(["why", id], envOf(server));
    expect(why.stdout).toContain(
      "It failed: the receiver said that it is gone, and is told nothing more until it is switched on again.",
    );
  });

  test("send a sample, tell its story, and send it again", async () => {
    const receiver = await startReceiver();
    const { server } = await startAcme({ env: { VEDETTE_RETRY_SCHEDULE: "0" } });
    const app = await makeApp(server, `${receiver.url}/webhook`);
    receiver.script.push({ status: 500, body: "out of order" });

    const triggered = await runVedette(["trigger", "issue.created"], envOf(server));
    expect(triggered).toMatchObject({ code: 0, stderr: "" });
    const [, id = ""] = /is delivery (\d+);/.exec(triggered.stdout) ?? [];
    await server.settle();
    const why = await runVedette(["why", id], envOf(server));
    expect(why.stdout.split("\n").map((line) => line.slice(line.indexOf("  ") + 2))).toEqual([
      "A sample of issue.created was to be told to Forwarder.",
      expect.stringMatching(/^Attempt 1 to http:.*: answered 500 “out of order” after \d+ ms\.$/),
      "It failed: no attempt is left. It can be sent again.",
      "",
    ]);

    const resent = await runVedette(["resend", id], envOf(server));
    expect(resent).toMatchObject({ code: 0, stderr: "" });
    await server.settle();
    const { body } = await server.api.call(listDeliveries, { params: { app: app.slug } });
    expect(body).toMatchObject([{ id, status: "delivered", attempts: 2, isTest: true }]);

    const here = await startReceiver();
    const args = ["resend", id, "--forward-to", `${here.url}/local`];
    const handedOn = await runVedette(args, envOf(server));
    expect(handedOn.stdout).toMatch(/issue\.created +\d+ +200 in \d+ ms\n$/);
    expect(here.requests[0]?.body).toBe(receiver.requests[0]?.body);
  });

  test("say in one sentence what is wrong", async () => {
    const { server } = await startAcme();
    const env = envOf(server);
    const sentence = (says: string): unknown => ({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(new RegExp(`^[^\\n]*${says}[^\\n]*\\n$`)) as unknown,
    });
    expect(await runVedette(["why", "1"], { VEDETTE_URL: server.url })).toEqual(
      sentence("Set VEDETTE_TOKEN"),
    );
    expect(await runVedette(["why", "999"], env)).toEqual(sentence("refused \\(404\\)"));
    expect(await runVedette(["why", "1"], { ...env, VEDETTE_TOKEN: "wrong" })).toEqual(
      sentence("refused \\(401\\)"),
    );
    expect(await runVedette(["why", "1"], { ...env, VEDETTE_URL: "http://localhost:1" })).toEqual(
      sentence("could not be reached"),
    );
    expect(await runVedette(["trigger", "issue.exploded"], env)).toEqual(
      sentence("There is no event"),
    );
    expect(await runVedette(["trigger", "issue.created"], env)).toEqual(
      sentence("There is no integration"),
    );
    await makeApp(server);
    await makeApp(server);
    expect(await runVedette(["listen"], env)).toEqual(sentence("Say which integration"));
    expect(await runVedette(["listen", "--events", "issue.exploded"], env)).toEqual(
      sentence("There is no event"),
    );
  });
});

describe("listen", () => {
  test("hands on what is asked for, signed, and prints each with the answer", async () => {
    const here = await startReceiver();
    const { server } = await startAcme();
    const app = await makeApp(server);
    const send = async (event: string) =>
      await server.api.call(sendTestWebhook, { params: { app: app.slug }, body: { event } });
    await send("issue.created");
    const secret = await runVedette(["listen", "--print-secret"], envOf(server));
    expect(secret).toEqual({ code: 0, stdout: `${app.clientSecret}\n`, stderr: "" });

    const address = `${here.url}/webhook`;
    const args = ["--forward-to", address, "--events", "issue.resolved,comment.created"];
    const listening = startListening(args, envOf(server));
    await listening.says(/Webhooks of Forwarder .* handed on to /);
    here.script.push("ok", { status: 418 });
    await send("comment.created");
    await send("error.created");
    await send("issue.resolved");
    await listening.says(/issue\.resolved/);

    expect(here.requests.map(({ headers }) => headers["sentry-hook-resource"])).toEqual([
      "comment",
      "issue",
    ]);
    const [request] = here.requests;
    const signature = createHmac("sha256", app.clientSecret ?? "").update(request?.body ?? "");
    expect(request?.headers["sentry-hook-signature"]).toBe(signature.digest("hex"));
    const { code, output } = await listening.end();
    expect(code).toBe(0);
    expect(output).toMatch(/comment\.created +\d+ +200 in \d+ ms\n.*issue\.resolved +\d+ +418 in/);
    expect(output).toMatch(/go on with --after \d+\n$/);
  });

  test("says why there was no answer, and goes on after the delivery it is told", async () => {
    const { server } = await startAcme();
    const app = await makeApp(server);
    const params = { app: app.slug };
    const body = { event: "issue.created" };
    const first = (await server.api.call(sendTestWebhook, { params, body })).body;
    const second = (await server.api.call(sendTestWebhook, { params, body })).body;
    const args = ["--forward-to", "http://127.0.0.1:1/", "--after", first.id];
    const listening = startListening(args, envOf(server));
    await listening.says(new RegExp(` ${second.id} .*no answer: .*(?:ECONNREFUSED|bad port)`));
    const { output } = await listening.end();
    expect(output).not.toMatch(new RegExp(`issue.created +${first.id} `));
  });

  test("comes back to a server that was away, and misses nothing", async () => {
    const here = await startReceiver();
    const database = await createTestDatabase("sqlite");
    const { port, release } = await takePort();
    await release();
    const options = { database, env: { VEDETTE_PORT: String(port) } };
    const before = await startAcme(options);
    const app = await makeApp(before.server);
    const params = { app: app.slug };
    // The integration's own token will do; what bootstrap made is replaced by the second server.
    const env = { VEDETTE_URL: before.server.url, VEDETTE_TOKEN: app.tokens[0]?.token ?? "" };
    const listening = startListening(["--forward-to", here.url], env);
    await listening.says(/Webhooks of Forwarder/);
    await before.stop();
    await listening.says(/could not be reached|closed|terminated|other side/);

    const after = await startAcme(options);
    onTestFinished(async () => {
      await after.stop();
      await database[Symbol.asyncDispose]();
    });
    const body = { event: "issue.created" };
    const sent = (await after.server.api.call(sendTestWebhook, { params, body })).body;
    await here.until((requests) => requests.length > 0);
    await listening.says(/Connected again/);
    expect(here.requests).toHaveLength(1);
    const again = after.server.api.call(resendDelivery, { params: { delivery: sent.id } });
    await expect(again).rejects.toMatchObject({ status: 400 });
  });
});

async function takePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer().listen(0, "localhost");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    port,
    release: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
}
