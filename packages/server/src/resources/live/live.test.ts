import { createNote, createOrgAuthToken, updateIssue } from "@vedette/contract";
import { openEventStream, testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { storeEvent } from "../store-event.fixture.ts";
import {
  bootstrapAcme,
  type PeopleServer,
  startPeopleServer,
} from "../testing/start-people-server.ts";
import { organizationHint, userHint } from "./index.ts";

async function openAcme(server: PeopleServer) {
  const made = await bootstrapAcme(server);
  const authorization = `Bearer ${made.token}`;
  const live = `${server.url}/api/0/organizations/acme/live/`;
  const organizationId = Number(made.organization.id);
  const shop = { id: Number(made.project.id), slug: "shop", organizationId };
  return {
    api: server.bearer(made.token),
    organizationId,
    shop,
    watch: async (query = "", headers: Record<string, string> = {}) =>
      await openEventStream(live + query, { authorization, ...headers }),
  };
}

describe.each(testEngines())("on %s", (engine) => {
  test("a change to an issue is told to who watches issues", async () => {
    await using server = await startPeopleServer(engine);
    const { api, shop, watch } = await openAcme(server);
    const { issueId } = await storeEvent(server.instance.storage, { shop }, server.clock.now, {});
    await using stream = await watch("?topics=issues,projects");
    expect(stream.status).toBe(200);
    expect(await stream.next()).toMatchObject({ event: "hello", data: { resumed: false } });
    const params = { organization: "acme", issue: String(issueId) };
    await api.call(updateIssue, { params, body: { status: "resolved" } });
    const changed = {
      event: "change",
      data: {
        topic: "issues",
        action: "changed",
        project: String(shop.id),
        ids: [String(issueId)],
      },
    };
    expect(await stream.next()).toMatchObject(changed);
    await api.call(createNote, { params, body: { text: "Done" } });
    expect(await stream.next()).toMatchObject(changed);
  });
});

test("what came while the connection was broken follows when it is back", async () => {
  await using server = await startPeopleServer("sqlite");
  const { organizationId, watch } = await openAcme(server);
  const { hints } = server.instance.storage;
  const tell = (id: number): void =>
    hints.tell([
      organizationHint(organizationId, { topic: "issues", action: "changed", ids: [id] }),
    ]);
  const stream = await watch("?topics=issues");
  await stream.next();
  tell(1);
  const { id = "" } = await stream.next();
  await stream[Symbol.asyncDispose]();
  tell(2);
  tell(3);
  await using back = await watch("?topics=issues", { "last-event-id": id });
  expect(await back.next()).toMatchObject({ data: { resumed: true } });
  expect(await back.next()).toMatchObject({ data: { ids: ["2", "3"] } });

  await using late = await watch(`?topics=issues&lastEventId=${"0".repeat(16)}-1`);
  expect(await late.next()).toMatchObject({ data: { resumed: false } });
});

test("many hints of a moment come as one message, and very many name nothing", async () => {
  await using server = await startPeopleServer("sqlite");
  const { organizationId, watch } = await openAcme(server);
  const { hints } = server.instance.storage;
  const tell = (...ids: number[]): void =>
    hints.tell(
      ids.map((id) =>
        organizationHint(organizationId, { topic: "issues", action: "changed", ids: [id] }),
      ),
    );
  await using stream = await watch();
  await stream.next();
  tell(1, 2, 1);
  expect(await stream.next()).toMatchObject({ data: { ids: ["1", "2"] } });
  tell(...Array.from({ length: 101 }, (_, at) => at));
  expect(await stream.next()).toMatchObject({ data: { topic: "issues", ids: [] } });
});

test("only what the caller may see is told, and only to whom it is for", async () => {
  await using server = await startPeopleServer("sqlite");
  const { api, organizationId, watch } = await openAcme(server);
  const { storage } = server.instance;
  const body = { name: "CI" };
  const ci = (await api.call(createOrgAuthToken, { params: { organization: "acme" }, body })).body;
  expect((await watch("", { authorization: `Bearer ${ci.token}` })).status).toBe(403);
  expect((await watch("?topics=issues,nonsense")).status).toBe(400);
  expect((await watch("", { authorization: "" })).status).toBe(401);

  await using stream = await watch("?topics=catch-all,sentries");
  await stream.next();
  const { id: adaId } = await storage.db.selectFrom("users").select("id").executeTakeFirstOrThrow();
  const recorded = { topic: "catch-all", action: "created" } as const;
  storage.hints.tell([
    organizationHint(organizationId + 1, { topic: "sentries", action: "changed", ids: ["other"] }),
    userHint(adaId + 1, { ...recorded, ids: ["another's"] }),
    organizationHint(organizationId, { topic: "issues", action: "changed", ids: ["unwatched"] }),
    userHint(adaId, { ...recorded, ids: ["own"] }),
  ]);
  expect(await stream.next()).toMatchObject({ data: { topic: "catch-all", ids: ["own"] } });
});

test("nothing is kept or made for those whom nobody watches", async () => {
  await using server = await startPeopleServer("sqlite");
  const { organizationId, watch } = await openAcme(server);
  const { hints } = server.instance.storage;
  expect(hints.isWatched(`organization:${organizationId}`)).toBe(false);
  await using stream = await watch();
  await stream.next();
  expect(hints.isWatched(`organization:${organizationId}`)).toBe(true);
  expect(hints.isWatched(`organization:${organizationId + 1}`)).toBe(false);
});
