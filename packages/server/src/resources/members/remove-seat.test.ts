import { testEngines } from "@vedette/testkit";
import {
  createApiToken,
  createNote,
  createSentryApp,
  deleteMember,
  getMember,
  listAuditLogs,
  listActivities,
  listProjects,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { storeEvent } from "../store-event.fixture.ts";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("who is removed is out at once, and what they made and said stays", async () => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const api = server.bearer(made.token);
    const olga = await joinAcme(server, api, "olga", "owner");
    const scopes = ["org:read" as const];
    const app = { name: "Tasks", isInternal: true, organization: "acme", scopes };
    const [token] = (await olga.call(createSentryApp, { body: app })).body.tokens;
    const integration = server.bearer(token?.token ?? "");
    const own = server.bearer((await olga.call(createApiToken, { body: { scopes } })).body.token);
    const shop = { id: Number(made.project.id), slug: "shop", organizationId: 1 };
    const event = await storeEvent(server.instance.storage, { shop }, server.clock.now, {});
    const issue = { ...acme, issue: String(event.issueId) };
    await olga.call(createNote, { params: issue, body: { text: "Mine" } });
    const me = (await olga.call(getMember, { params: { ...acme, member: "me" } })).body;
    server.clock.now += 60_000;

    await api.call(deleteMember, { params: { ...acme, member: me.id } });
    expect(await refusal(olga.call(listProjects, { params: acme }))).toMatchObject({ status: 404 });
    expect(await refusal(own.call(listProjects, { params: acme }))).toMatchObject({ status: 404 });
    const [note] = (await api.call(listActivities, { params: issue })).body.activity;
    expect(note).toMatchObject({ type: "note", user: { name: "olga" }, data: { text: "Mine" } });
    // What belongs to the organization does not go with who set it up.
    expect((await integration.call(listProjects, { params: acme })).status).toBe(200);

    const log = async (query: object) =>
      (await api.call(listAuditLogs, { params: acme, query })).body.rows.map(
        ({ event: name }) => name,
      );
    expect(await log({ statsPeriod: "30s" })).toEqual(["member.remove"]);
    const until = { end: new Date(server.clock.now - 1).toISOString() };
    expect(await log(until)).not.toContain("member.remove");
    expect(await log({ actor: me.user?.id ?? "" })).toContain("internal-integration.create");
    expect(await log({ event: "member.accept-invite" })).toEqual(["member.accept-invite"]);
  });
});
