import { describe, expect, test } from "vitest";
import { createSentryApp, listIssues, listProjectEvents } from "@vedette/contract";
import {
  apiClient,
  bootstrapBeside,
  createTestDatabase,
  type ReceivedRequest,
  Receiver,
  readAll,
  spawnServer,
  testEngines,
} from "@vedette/testkit";
import { postWithoutPause } from "./post-without-pause.ts";

const kills = 10;
const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("what was answered 200 is there once and was told, however often the server is killed", async () => {
    await using database = await createTestDatabase(engine);
    await using receiver = await Receiver.start();
    await using servers = new AsyncDisposableStack();
    const first = servers.use(await spawnServer({ ...database.env, VEDETTE_PORT: "0" }));
    const env = { ...database.env, VEDETTE_PORT: new URL(first.url).port };
    const made = await bootstrapBeside(env);
    const api = apiClient(first.url, made.token);
    await api.call(createSentryApp, {
      body: {
        name: "Listener",
        isInternal: true,
        organization: "acme",
        webhookUrl: receiver.url,
        scopes: ["event:read"],
        events: ["error"],
      },
    });

    let server = first;
    const stream = postWithoutPause(made.dsn);
    for (let kill = 0; kill < kills; kill++) {
      // Somewhere within a batch, a commit, a claim or an attempt: nobody chooses where.
      await stream.acceptedMore(60 + Math.floor(Math.random() * 200));
      stream.hold();
      await server.end("SIGKILL");
      server = servers.use(await spawnServer(env));
      stream.goOn();
    }
    await stream.acceptedMore(60);
    const accepted = new Set(await stream.end());

    const params = { ...inOrganization, project: "shop" };
    const events = await readAll((cursor) =>
      api.call(listProjectEvents, { params, query: cursor ? { cursor } : {} }),
    );
    const stored = new Set(events.map(({ eventID }) => eventID));
    expect(stored.size).toBe(events.length);
    expect(accepted.difference(stored)).toEqual(new Set());
    const { body: issues } = await api.call(listIssues, { params: inOrganization });
    expect(issues.map(({ count }) => count)).toEqual([String(stored.size)]);

    // Those that were stored but not answered are owed, too.
    await receiver.until((requests) => toldOf(requests).size >= stored.size);
    const told = toldOf(receiver.requests);
    expect(new Set(told.keys())).toEqual(stored);
    for (const [eventId, keys] of told) expect([eventId, keys.size]).toEqual([eventId, 1]);
    expect(new Set([...told.values()].flatMap((keys) => [...keys])).size).toBe(stored.size);
    expect(await server.end("SIGTERM")).toBe(0);
  }, 90_000);
});

/** The idempotency keys under which each event was told of. */
function toldOf(requests: readonly ReceivedRequest[]): Map<string, Set<string>> {
  const told = new Map<string, Set<string>>();
  for (const { body, headers } of requests) {
    const { data } = JSON.parse(body) as { data: { error: { event_id: string } } };
    const keys = told.get(data.error.event_id) ?? new Set();
    told.set(data.error.event_id, keys.add(String(headers["idempotency-key"])));
  }
  return told;
}
