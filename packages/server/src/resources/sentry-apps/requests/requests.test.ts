import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import {
  type Attempt,
  claimDeliveries,
  createDeliveries,
  type Finished,
  recordFinished,
  toAttemptRecord,
} from "../../deliveries/index.ts";
import { type AppWorld, openAppWorld } from "../app-world.fixture.ts";

const receiver = "installation:1 https://tasks.acme.example";
const webhookUrl = "https://tasks.acme.example/hook";

/** Sends one webhook to the app as far as the records show: one attempt, at the clock's now. */
async function send(
  world: AppWorld,
  event: string,
  attempt: Pick<Attempt, "outcome"> & Partial<Attempt>,
): Promise<void> {
  const { engine, db } = world.storage;
  const now = world.clock.now;
  const [resource = "", action = ""] = event.split(".");
  const { id } = await db.selectFrom("installations").select("id").executeTakeFirstOrThrow();
  const { count } = await db
    .selectFrom("deliveries")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  await world.storage.transaction(async (tx) => {
    const delivery = {
      outboxId: count + 1,
      organizationId: world.acme.id,
      subscriber: { kind: "installation", id } as const,
      receiver,
      resource,
      action,
      idempotencyKey: "ab".repeat(16),
      content: { body: `{"data":"${"x".repeat(2000)}"}` },
    };
    await createDeliveries(engine, tx, [delivery], now);
    const shares = new Map([[receiver, 1]]);
    const claim = { shares, lease: `lease ${count}`, leasedUntil: now + 60_000, now };
    const claimed = await claimDeliveries(engine, tx, claim);
    const finished = claimed.map((delivery): Finished => {
      const whole = {
        startedAt: now,
        durationMs: 12,
        statusCode: null,
        requestId: "cd".repeat(16),
        url: webhookUrl,
        requestHeaders: null,
        responseHeaders: null,
        responseBody: null,
        detail: null,
        receiverErrorId: null,
        receiverProjectId: null,
        ...attempt,
      };
      return { kind: "delivered", delivery, attempt: toAttemptRecord(whole) };
    });
    await recordFinished(engine, tx, finished, now);
  });
  world.clock.now += 60_000;
}

async function sendSome(world: AppWorld): Promise<string> {
  const app = await world.create({ webhookUrl });
  await send(world, "issue.created", { outcome: "delivered", statusCode: 200 });
  await send(world, "comment.created", {
    outcome: "rejected",
    statusCode: 500,
    responseBody: "out of order",
    receiverErrorId: "ef".repeat(16),
    receiverProjectId: "42",
  });
  await send(world, "issue.created", { outcome: "timeout", detail: "It took too long." });
  await send(world, "error.created", { outcome: "refused", detail: "Nothing listens." });
  return `sentry-apps/${app.slug}/`;
}

describe.each(testEngines())("what an app was sent, on %s", (engine) => {
  test("is listed newest first, with what was said where it failed", async () => {
    const world = await openAppWorld(engine);
    const path = await sendSome(world);
    const { status, body } = await world.call("bob", "GET", `${path}webhook-requests/`);
    expect(status).toBe(200);
    const common = { webhookUrl, durationMs: 12, requestId: "cd".repeat(16) };
    expect(body).toMatchObject([
      { eventType: "error.created", responseCode: -1, responseBody: "Nothing listens." },
      { eventType: "issue.created", responseCode: 0, responseBody: "It took too long." },
      {
        ...common,
        eventType: "comment.created",
        date: "2030-01-01 00:01:00.000000+00:00",
        responseCode: 500,
        requestBody: `{"data":"${"x".repeat(1024 - 9)}`,
        responseBody: "out of order",
        errorId: "ef".repeat(16),
        projectId: "42",
        requestHeaders: {
          "Content-Type": "application/json",
          "Request-ID": "cd".repeat(16),
          "Sentry-Hook-Resource": "comment",
          "Sentry-Hook-Timestamp": "1893456060",
          "Idempotency-Key": "ab".repeat(16),
        },
      },
      { ...common, eventType: "issue.created", responseCode: 200 },
    ]);
    expect(body[3]).not.toHaveProperty("requestBody");
    expect(body[0]).not.toHaveProperty("organization");
    expect((await world.call("bob", "GET", `${path}requests/`)).body).toEqual(body);
  });

  test("is filtered", async () => {
    const world = await openAppWorld(engine);
    const path = await sendSome(world);
    const list = async (query: string) => {
      const { body } = await world.call("ada", "GET", `${path}webhook-requests/?${query}`);
      return body.map((row: { responseCode: number }) => row.responseCode);
    };
    expect(await list("eventType=issue.created")).toEqual([0, 200]);
    expect(await list("errorsOnly=true")).toEqual([-1, 0, 500]);
    expect(await list("errorsOnly=false")).toEqual([-1, 0, 500, 200]);
    expect(await list("organizationSlug=acme")).toEqual([-1, 0, 500, 200]);
    expect(await list("organizationSlug=globex")).toEqual([]);
    const day = "2030-01-01";
    expect(await list(`start=${day} 00:01:00&end=${day} 00:02:00`)).toEqual([0, 500]);
    world.clock.now += 30 * 24 * 60 * 60 * 1000 - 2 * 60_000;
    expect(await list("")).toEqual([-1, 0]);
  });

  test("comes in pages that can be walked both ways", async () => {
    const world = await openAppWorld(engine);
    const path = await sendSome(world);
    const page = async (cursor: string) => {
      const query = `per_page=3&cursor=${encodeURIComponent(cursor)}`;
      const answer = await world.call("ada", "GET", `${path}webhook-requests/?${query}`);
      const cursors = Array.from(answer.link.matchAll(/cursor="([^"]+)"/g), ([, text]) => text);
      const codes = answer.body.map((row: { responseCode: number }) => row.responseCode);
      return { codes, previous: cursors[0] ?? "", next: cursors[1] ?? "" };
    };
    const first = await page("");
    expect(first.codes).toEqual([-1, 0, 500]);
    const second = await page(first.next);
    expect(second.codes).toEqual([200]);
    expect((await page(second.previous)).codes).toEqual(first.codes);
  });
});

test("a public app is told which organization each request was about", async () => {
  const world = await openAppWorld();
  const { slug } = await world.create({ isInternal: false, author: "Acme", webhookUrl });
  await world.call("ada", "POST", "organizations/acme/sentry-app-installations/", { slug });
  await send(world, "issue.created", { outcome: "delivered", statusCode: 200 });
  const path = `sentry-apps/${slug}/webhook-requests/`;
  expect((await world.call("ada", "GET", path)).body).toMatchObject([
    { eventType: "issue.created", organization: { name: "ACME", slug: "acme" } },
  ]);
});

test.each([
  ["organizationSlug=nowhere", { detail: "Invalid organization." }],
  ["eventType=everything", { eventType: ['"everything" is not a valid event type.'] }],
  ["start=2030-01-02&end=2030-01-01", { detail: "start must be before end" }],
  ["start=soon", { start: ["Invalid date format. Format must be YYYY-MM-DD HH:MM:SS."] }],
])("%s is refused", async (query, body) => {
  const world = await openAppWorld();
  const { slug } = await world.create();
  const path = `sentry-apps/${slug}/webhook-requests/?${query}`;
  expect(await world.call("ada", "GET", path)).toMatchObject({ status: 400, body });
});
