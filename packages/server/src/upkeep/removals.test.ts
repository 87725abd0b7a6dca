import { testEngines } from "@vedette/testkit";
import {
  type Client,
  createHoot,
  createNote,
  createOrgAuthToken,
  createRelease,
  createSentryApp,
  createSentry,
  createServiceAccount,
  createServiceAccountToken,
  deleteOrganization,
  deleteProject,
  followHoot,
  getMe,
  getOrganization,
  inviteMember,
  listOrganizations,
  listOwnRemovals,
  listProjects,
  postSentryStatus,
  putExternalIssue,
  listRemovals,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { findIngestKey } from "../resources/project-keys/index.ts";
import { purgeRemovedOrganizations } from "../resources/organizations/index.ts";
import { purgeRemovedProjects } from "../resources/projects/index.ts";
import { hasLastWords } from "../resources/sentry-apps/index.ts";
import { storeEvent } from "../resources/store-event.fixture.ts";
import { joinAcme } from "../resources/testing/join-acme.ts";
import { refusal } from "../resources/testing/refusal.ts";
import {
  bootstrapAcme,
  type PeopleServer,
  startPeopleServer,
} from "../resources/testing/start-people-server.ts";
import { ORGANIZATION_PURGES, PROJECT_PURGES } from "./index.ts";

const acme = { organization: "acme" };
const HOUR_MS = 3_600_000;

async function purge({ instance, clock }: PeopleServer): Promise<void> {
  for (let pass = 0; pass < 2; pass++) {
    for (let steps = 0; await purgeRemovedProjects(instance, PROJECT_PURGES); steps++) {
      expect(steps).toBeLessThan(50);
    }
    clock.now += HOUR_MS;
  }
  for (
    let steps = 0;
    await purgeRemovedOrganizations(instance, ORGANIZATION_PURGES, hasLastWords);
    steps++
  ) {
    expect(steps).toBeLessThan(50);
  }
}

/** How many rows each table has, those left out that have none. */
async function countRows({ instance }: PeopleServer): Promise<Record<string, number>> {
  const { db } = instance.storage;
  const tables = await db.introspection.getTables();
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    if (/^(events_|issue_words_|sqlite_)/.test(name)) continue;
    const { count } = await db
      .selectFrom(name as "users")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    if (count > 0) counts[name] = count;
  }
  return counts;
}

/** Fills acme with one of everything that people make. */
async function fillAcme(server: PeopleServer) {
  const made = await bootstrapAcme(server);
  const api = server.bearer(made.token);
  await joinAcme(server, api, "bob");
  await api.call(inviteMember, { params: acme, body: { email: "cleo@acme.example" } });
  const schema = { elements: [{ type: "stacktrace-link", uri: "/source" }] };
  const app = { name: "Own", isInternal: true, organization: "acme", scopes: [], schema };
  const { tokens, installation } = (await api.call(createSentryApp, { body: app })).body;
  const integration = tokens[0]?.token ?? "";
  const ci = (await api.call(createOrgAuthToken, { params: acme, body: { name: "CI" } })).body;
  const account = await api.call(createServiceAccount, { params: acme, body: { name: "Build" } });
  const params = { ...acme, account: account.body.id };
  const body = { scopes: ["project:read" as const] };
  const service = (await api.call(createServiceAccountToken, { params, body })).body;
  const commits = [{ id: "a".repeat(40), message: "one" }];
  const release = { version: "1.0.0", projects: ["shop"], commits };
  await api.call(createRelease, { params: acme, body: release });
  const shop = {
    id: Number(made.project.id),
    slug: "shop",
    organizationId: Number(made.organization.id),
  };
  const event = await storeEvent(server.instance.storage, { shop }, server.clock.now, {});
  const issue = { ...acme, issue: String(event.issueId) };
  await api.call(createNote, { params: issue, body: { text: "Looking" } });
  await api.call(putExternalIssue, {
    params: { installation: installation?.uuid ?? "" },
    body: {
      issueId: event.issueId,
      webUrl: "https://tasks.example/1",
      project: "SHOP",
      identifier: "1",
    },
  });
  await watchShop(api);
  return { api, made, tokens: [integration, ci.token, service.token] };
}

/** A hoot that somebody follows and that tells a webhook, and a sentry of it with everything a sentry can have. */
async function watchShop(api: Client): Promise<void> {
  const name = "Shop";
  const actions = [{ type: "webhook", url: "https://acme.example/hook" }];
  const body = { name, actions };
  const { uid, sentries } = (await api.call(createHoot, { params: acme, body })).body;
  await api.call(followHoot, { params: { ...acme, hoot: uid } });
  const upstreams = sentries.map((one) => one.uid);
  const follows = { type: "issues" as const, project: "shop" };
  const sentry = (
    await api.call(createSentry, { params: acme, body: { name, hoots: [uid], upstreams, follows } })
  ).body;
  const meta = { row_counts: { orders: 1 } };
  await api.call(postSentryStatus, { params: { sentry: sentry.uid }, body: { meta } });
}

describe.each(testEngines())("on %s", (engine) => {
  test("a removed organization is gone at once, its tokens and keys dead, then without a trace", async () => {
    await using server = await startPeopleServer(engine);
    const eve = { email: "eve@globex.example", organization: "globex", project: "reactor" };
    const other = server.bearer((await bootstrapAcme(server, eve)).token);
    const before = await countRows(server);
    const { api, made, tokens } = await fillAcme(server);
    const [key = ""] = /\/\/(\w+)@/.exec(made.dsn)?.slice(1) ?? [];

    expect((await api.call(deleteOrganization, { params: acme })).status).toBe(202);
    expect(await refusal(api.call(getOrganization, { params: acme }))).toMatchObject({
      status: 404,
    });
    expect((await api.call(listOrganizations)).body).toEqual([]);
    expect(await findIngestKey(server.instance.storage.db, key)).toBeUndefined();
    for (const token of tokens) {
      expect(await refusal(server.bearer(token).call(getMe))).toMatchObject({ status: 401 });
    }
    const status = async () =>
      (await api.call(listOwnRemovals)).body.map((one) => [one.kind, one.slug, one.status]);
    expect(await status()).toEqual([
      ["organization", "acme", "deletion_in_progress"],
      ["project", "shop", "deletion_in_progress"],
    ]);
    expect((await other.call(listOwnRemovals)).body).toEqual([]);

    await purge(server);
    expect(await status()).toEqual([
      ["organization", "acme", "deleted"],
      ["project", "shop", "deleted"],
    ]);
    // The people stay, with what is theirs and not the organization's; and the one line that says it.
    expect(await countRows(server)).toEqual({
      ...before,
      users: (before["users"] ?? 0) + 2,
      accounts: (before["accounts"] ?? 0) + 2,
      sessions: 1,
      api_tokens: (before["api_tokens"] ?? 0) + 1,
      audit_log: (before["audit_log"] ?? 0) + 1,
      removals: 2,
    });
    expect(
      (await other.call(listProjects, { params: { organization: "globex" } })).body,
    ).toMatchObject([{ slug: "reactor" }]);
    // Its name is free again.
    expect((await bootstrapAcme(server)).organization.slug).toBe("acme");
  });

  test("the progress of a removed project is there for all who see the organization", async () => {
    await using server = await startPeopleServer(engine);
    const { api } = await fillAcme(server);
    await api.call(deleteProject, { params: { ...acme, project: "shop" } });
    const look = async () => (await api.call(listRemovals, { params: acme })).body;
    expect(await look()).toMatchObject([
      { kind: "project", slug: "shop", status: "deletion_in_progress", deletedRows: 0 },
    ]);
    await purgeRemovedProjects(server.instance, PROJECT_PURGES);
    expect((await look())[0]?.deletedRows).toBeGreaterThan(2);
    await purge(server);
    expect(await look()).toMatchObject([{ status: "deleted", dateFinished: expect.any(String) }]);
  });
});
