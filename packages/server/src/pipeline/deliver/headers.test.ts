import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { openWebhookWorld } from "../webhook-world.fixture.ts";
import { attemptsOf, deliverAll, deliveriesOf, header, owe } from "./deliver.fixture.ts";
import { type ReceivedRequest, startScriptedReceiver } from "./scripted-receiver.fixture.ts";

const HOUR_MS = 60 * 60 * 1000;
const MASK = "*".repeat(64);

interface AppColumns {
  webhook_headers?: string;
  standard_webhooks?: number;
  says_archived?: number;
  previous_secret?: string;
  previous_secret_until?: number;
}

async function setUp(columns: AppColumns = {}) {
  const world = await openWebhookWorld();
  const receiver = await startScriptedReceiver();
  const app = await world.install({ webhookUrl: receiver.url });
  const set = async (changes: AppColumns): Promise<void> => {
    if (Object.keys(changes).length === 0) return;
    const update = world.storage.db.updateTable("sentry_apps").where("id", "=", app.appId);
    await update.set(changes).execute();
  };
  await set(columns);
  return { world, receiver, app, set };
}

function signatureOf(request: ReceivedRequest | undefined, secret: string): string {
  const signed = `${header(request, "webhook-id")}.${header(request, "webhook-timestamp")}.${request?.body}`;
  const digest = createHmac("sha256", Buffer.from(secret, "hex")).update(signed).digest("base64");
  return `v1,${digest}`;
}

describe("after a secret was replaced", () => {
  test("both sign the list of Standard Webhooks until the window ends; the other header has one", async () => {
    const { world, receiver, app, set } = await setUp();
    const old = randomBytes(32).toString("hex");
    const until = world.clock.now + HOUR_MS;
    await set({ previous_secret: `sealed ${old}`, previous_secret_until: until });
    await owe(world);
    await deliverAll(world);
    const [during] = receiver.received;
    expect(header(during, "webhook-signature")).toBe(
      `${signatureOf(during, app.clientSecret)} ${signatureOf(during, old)}`,
    );
    const signature = createHmac("sha256", app.clientSecret).update(during?.body ?? "");
    expect(header(during, "sentry-hook-signature")).toBe(signature.digest("hex"));

    world.clock.now = until;
    await owe(world);
    await deliverAll(world);
    const after = receiver.received[1];
    expect(header(after, "webhook-signature")).toBe(signatureOf(after, app.clientSecret));
  });
});

describe("headers of the integration's own", () => {
  test("are sent, replace none of ours, and are stars in the records", async () => {
    const own = ["X-Tenant: acme", "authorization: Bearer s3cret", "SENTRY-HOOK-RESOURCE: forged"];
    const { world, receiver } = await setUp({
      webhook_headers: `sealed ${JSON.stringify(own)}`,
    });
    await owe(world);
    await deliverAll(world);

    const [request] = receiver.received;
    expect(request?.headers).toMatchObject({
      "x-tenant": "acme",
      authorization: "Bearer s3cret",
      "sentry-hook-resource": "issue",
    });
    const [attempt] = await attemptsOf(world);
    const recorded = JSON.parse(attempt?.request_headers ?? "{}") as { [name: string]: string };
    expect(recorded).toMatchObject({
      "X-Tenant": MASK,
      authorization: MASK,
      "Sentry-Hook-Signature": MASK,
      "webhook-signature": MASK,
      "Sentry-Hook-Resource": "issue",
      "Request-ID": header(request, "request-id"),
    });
  });
});

test("the headers of Standard Webhooks are not there where the integration does not want them", async () => {
  const { world, receiver } = await setUp({ standard_webhooks: 0 });
  await owe(world);
  await deliverAll(world);
  const names = Object.keys(receiver.received[0]?.headers ?? {});
  expect(names).toContain("sentry-hook-signature");
  expect(names.filter((name) => name.startsWith("webhook-"))).toEqual([]);
});

test("what a receiver answers is recorded with its headers, its cookies as stars", async () => {
  const { world } = await setUp();
  const receiver = await startScriptedReceiver({
    status: 202,
    headers: { "X-Trace": "abc", "Set-Cookie": "session=1" },
    body: "queued",
  });
  await world.storage.db.updateTable("sentry_apps").set({ webhook_url: receiver.url }).execute();
  await owe(world);
  await deliverAll(world);
  const [attempt] = await attemptsOf(world);
  expect(attempt).toMatchObject({ outcome: "delivered", response_body: "queued" });
  expect(JSON.parse(attempt?.response_headers ?? "{}")).toMatchObject({
    "x-trace": "abc",
    "set-cookie": MASK,
  });
});

test("an integration that asked for issue.archived is told of it by that name", async () => {
  const { world, receiver } = await setUp({ says_archived: 1 });
  await world.tell({
    organizationId: world.organizationId,
    projectId: 11,
    actor: { kind: "system" },
    resource: "issue",
    action: "ignored",
    data: { issue: { id: "501" } },
  });
  await world.fanOut();
  await deliverAll(world);
  expect(JSON.parse(receiver.received[0]?.body ?? "{}")).toMatchObject({ action: "archived" });
  expect(await deliveriesOf(world)).toMatchObject([{ resource: "issue", action: "archived" }]);
});
