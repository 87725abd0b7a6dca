import { beforeAll, afterAll, describe, expect, test } from "vitest";
import { getProjectEvent } from "@vedette/contract";
import {
  type IngestSender,
  ingestSender,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
} from "@vedette/testkit";

/** Items that are accepted, counted and dropped, each with the category it counts under. */
const counted: readonly [type: string, category: string][] = [
  ["transaction", "transaction"],
  ["span", "span"],
  ["log", "log_item"],
  ["trace_metric", "trace_metric"],
  ["statsd", "metric_bucket"],
  ["metric_meta", "metric_bucket"],
  ["metric_buckets", "metric_bucket"],
  ["replay_event", "replay"],
  ["replay_recording", "replay"],
  ["replay_video", "replay"],
  ["profile", "profile"],
  ["profile_chunk", "profile_chunk"],
  ["raw_security", "security"],
  ["nel", "security"],
  ["form_data", "attachment"],
  ["unreal_report", "error"],
  ["otel_span", "span"],
  ["otel_log", "log_item"],
];

describe.each(testEngines())("on %s", (engine) => {
  let server: TestServer;
  let sender: IngestSender;
  beforeAll(async () => {
    server = await startServer({ engine, env: { VEDETTE_TRUST_PROXY: "loopback" } });
    sender = ingestSender(server.made.dsn);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  test.each(counted)("an item %s is answered 200 and counted as %s", async (type, category) => {
    const before = await countDropped(server, category);
    // Binary and with line feeds, as recordings are.
    const payload = Buffer.from([0, 10, 255, 10, 123]);
    const head = Buffer.from(`{}\n{"type":"${type}","length":${payload.length}}\n`);
    const answer = await sender.envelope(Buffer.concat([head, payload, Buffer.from("\n")]));
    expect([answer.status, answer.body]).toEqual([200, {}]);
    await server.settle();
    expect(await countDropped(server, category)).toBe(before + 1);
  });

  test("the sender's address is the one its proxy names", async () => {
    const event = sampleEvent({ user: { id: "u-9", ip_address: "{{auto}}" } });
    const body = `{}\n{"type":"event"}\n${JSON.stringify(event)}\n`;
    await sender.envelope(body, { "x-forwarded-for": "203.0.113.77" });
    const params = { organization: "acme", project: "shop", event: event.event_id };
    const stored = await server.api.call(getProjectEvent, { params });
    expect(stored.body.user).toMatchObject({ id: "u-9", ip_address: "203.0.113.77" });
  });
});

async function countDropped(server: TestServer, category: string): Promise<number> {
  const rows = await server.running.instance.storage.db
    .selectFrom("outcomes")
    .select("quantity")
    .where("category", "=", category)
    .where("outcome", "=", "dropped")
    .execute();
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
}
