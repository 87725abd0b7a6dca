import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { CODE, INSTALLATION, startPlatform } from "./platform.fixture.ts";

const SECRET = "secret";
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));

test("the integration in the README runs: installs itself, reads webhooks, turns others away", async () => {
  const platform = await startPlatform();
  const { url, nextLine } = await startExample(platform.baseUrl);

  const installation = { uuid: INSTALLATION, status: "pending", code: CODE };
  expect(await send(url, "installation.created", { installation })).toBe(204);
  expect(await nextLine()).toBe("installed by Ada");
  expect(platform.requests).toEqual([
    expect.stringContaining(`"code":"${CODE}"`),
    expect.stringMatching(/^PUT .*"installed"/),
  ]);

  const issue = { shortId: "SHOP-3", title: "TypeError: x is undefined" };
  expect(await send(url, "issue.created", { issue })).toBe(204);
  expect(await nextLine()).toBe("SHOP-3: TypeError: x is undefined");

  expect(await send(url, "seer.something_new", {})).toBe(204);
  expect(await send(url, "issue.created", { issue }, "another secret")).toBe(401);
});

async function startExample(baseUrl: string) {
  const readme = await readFile(`${PACKAGE}/README.md`, "utf8");
  const code = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "";
  const port = await unusedPort();
  const example = spawn(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: PACKAGE,
    env: { BASE_URL: baseUrl, CLIENT_ID: "id", CLIENT_SECRET: SECRET, PORT: port },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void example.kill());
  const lines = createInterface(example.stdout)[Symbol.asyncIterator]();
  const nextLine = async () => (await lines.next()).value;
  expect(await nextLine()).toBe(`listening on ${port}`);
  return { url: `http://127.0.0.1:${port}/`, nextLine };
}

async function send(url: string, event: string, data: object, secret = SECRET): Promise<number> {
  const [resource = "", action] = event.split(".");
  const body = JSON.stringify({
    action,
    installation: { uuid: INSTALLATION },
    data,
    actor: { type: "user", id: 7, name: "Ada" },
  });
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Request-ID": "0123456789abcdef0123456789abcdef",
      "Sentry-Hook-Resource": resource,
      "Sentry-Hook-Timestamp": "1893492300",
      "Sentry-Hook-Signature": createHmac("sha256", secret).update(body).digest("hex"),
    },
    body,
  });
  return response.status;
}

async function unusedPort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address !== null ? String(address.port) : "";
}
