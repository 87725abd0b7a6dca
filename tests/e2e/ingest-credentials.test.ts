import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createProject, listProjectKeys, updateProjectKey } from "@vedette/contract";
import { ingestSender, sampleEvent, testEngines, toEnvelope } from "@vedette/testkit";
import {
  accepted,
  type IngestWorld,
  inOrganization,
  refusal,
  seen,
  startIngestWorld,
} from "./ingest-world.ts";

interface Way {
  query?: string;
  headers?: Record<string, string>;
  header?: object;
}

/** Where credentials may stand, given the world and the value of an authentication header. */
const ways: [name: string, way: (world: IngestWorld, auth: string) => Way][] = [
  ["in the query", ({ query }) => ({ query: `${query}&sentry_version=7&sentry_client=x%2F1` })],
  ["in X-Sentry-Auth", (_, auth) => ({ headers: { "x-sentry-auth": auth } })],
  ["in Authorization", (_, auth) => ({ headers: { authorization: auth.toLowerCase() } })],
  ["in the envelope's dsn", ({ server }) => ({ header: { dsn: server.made.dsn } })],
  [
    "in several places that agree",
    ({ query, server }, auth) => ({
      query,
      headers: { "x-sentry-auth": auth },
      header: { dsn: server.made.dsn },
    }),
  ],
];

describe.each(testEngines())("on %s, who sends may be said", (engine) => {
  let world: IngestWorld;
  beforeAll(async () => {
    world = await startIngestWorld(engine);
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  test.each(ways)("%s", async (_name, way) => {
    const auth = `Sentry sentry_version=7, sentry_key=${world.sender.publicKey}`;
    const { query = "", headers, header } = way(world, auth);
    const event = sampleEvent();
    const body = toEnvelope(event, header);
    const answer = await world.sender.post(world.envelopePath + query, body, headers);
    expect(seen(answer)).toEqual(accepted(event.event_id));
    expect(await world.isStored(event.event_id)).toBe(true);
  });

  test("with or without the last slash, and for the store endpoint without a project", async () => {
    const { envelopePath, storePath, query, sender } = world;
    for (const path of [storePath, storePath.slice(0, -1), "/api/store/"]) {
      const event = sampleEvent();
      const answer = await sender.post(path + query, JSON.stringify(event));
      expect(seen(answer)).toEqual(accepted(event.event_id));
    }
    const event = sampleEvent();
    const answer = await sender.post(envelopePath.slice(0, -1) + query, toEnvelope(event));
    expect(seen(answer)).toEqual(accepted(event.event_id));
  });

  test("but who does not, or says two things, is refused with 401", async () => {
    const { envelopePath, storePath, query, sender } = world;
    const body = toEnvelope(sampleEvent());
    const missing = refusal(401, /missing authorization/);
    expect(seen(await sender.post(envelopePath, body))).toEqual(missing);
    expect(seen(await sender.post(storePath, "{}"))).toEqual(missing);
    const half = await sender.post(envelopePath, body, { "x-sentry-auth": "Sentry" });
    expect(seen(half)).toEqual(refusal(401, /malformed/));
    const other = { "x-sentry-auth": `Sentry sentry_key=${randomBytes(16).toString("hex")}` };
    const both = await sender.post(envelopePath + query, body, other);
    expect(seen(both)).toEqual(refusal(401, /conflicting/));
  });

  test("but an unknown key or another project's is refused with 403, a malformed one with 400", async () => {
    const { envelopePath, query, sender } = world;
    const post = async (path: string) => seen(await sender.post(path, toEnvelope(sampleEvent())));
    const unknown = `?sentry_key=${randomBytes(16).toString("hex")}`;
    const rejected = refusal(403, /event submission rejected with_reason: ProjectId/);
    expect(await post(envelopePath + unknown)).toEqual(rejected);
    expect(await post(`/api/999999/envelope/${query}`)).toEqual(rejected);
    expect(await post(`${envelopePath}?sentry_key=short`)).toEqual(refusal(400, /public key/));
    const newer = `${envelopePath}${query}&sentry_version=99`;
    expect(await post(newer)).toEqual(refusal(400, /version/));
  });

  test("but a disabled key is refused with 403", async () => {
    const { api } = world.server;
    const params = { ...inOrganization, project: "closed" };
    const project = { name: "Closed", slug: params.project };
    await api.call(createProject, { params: inOrganization, body: project });
    const [key] = (await api.call(listProjectKeys, { params })).body;
    const sender = ingestSender(key?.dsn.public ?? "");
    const off = { params: { ...params, key: key?.id ?? "" }, body: { isActive: false } };
    await api.call(updateProjectKey, off);
    expect(seen(await sender.event(sampleEvent()))).toEqual(refusal(403, /ProjectId/));
  });
});
