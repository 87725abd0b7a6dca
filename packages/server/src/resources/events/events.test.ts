import type { Event, EventSummary } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld } from "../issue-world.fixture.ts";
import { explainQueries } from "../testing/explain-queries.ts";
import { findErrorsForWebhooks } from "./find-errors-for-webhooks.ts";

const HOUR = 3_600_000;
const id = (digit: number): string => String(digit).repeat(32);

describe.each(testEngines())("events on %s", (engine) => {
  /** Four events of one issue: 2 and 3 at the same moment, 4 in another environment. */
  const setUp = async () => {
    const world = await openIssueWorld(engine);
    const { now } = world.clock;
    const { issueId } = await world.report({
      eventId: id(1),
      at: now - 3 * HOUR,
      environment: "production",
    });
    await world.report({ eventId: id(2), at: now - HOUR, environment: "production" });
    await world.report({ eventId: id(3), at: now - HOUR, environment: "production" });
    await world.report({ eventId: id(4), at: now, environment: "staging" });
    await world.report({ eventId: id(9), title: "Error: other", at: now - 2 * HOUR });
    const events = `issues/${issueId}/events/`;
    const idsOf = async (path: string) => {
      const { body } = await world.call<EventSummary[]>("ada", "GET", path);
      return body.map(({ eventID }) => eventID);
    };
    const get = async (path: string) => await world.call<Event>("ada", "GET", path);
    return { world, issueId, events, idsOf, get };
  };

  test("of an issue are listed newest first, page by page", async () => {
    const { world, events, idsOf } = await setUp();
    expect(await idsOf(events)).toEqual([id(4), id(3), id(2), id(1)]);
    const first = await world.call<EventSummary[]>("ada", "GET", `${events}?limit=2`);
    const cursor = /rel="next"; results="true"; cursor="([^"]+)"/.exec(
      first.headers["link"] ?? "",
    )?.[1];
    expect(await idsOf(`${events}?limit=2&cursor=${cursor}`)).toEqual([id(2), id(1)]);
  });

  test("are kept to environments, a span of time, or one id", async () => {
    const { world, events, idsOf } = await setUp();
    expect(await idsOf(`${events}?environment=staging`)).toEqual([id(4)]);
    expect(await idsOf(`${events}?statsPeriod=2h&environment=production`)).toEqual([id(3), id(2)]);
    expect(await idsOf(`${events}?query=${id(2)}`)).toEqual([id(2)]);
    expect((await world.call("ada", "GET", `${events}?query=browser:Firefox`)).status).toBe(400);
  });

  test("know those beside them, also at the same moment", async () => {
    const { events, get } = await setUp();
    const beside = async (which: string) => {
      const { body } = await get(`${events}${which}/`);
      return [body.previousEventID, body.eventID, body.nextEventID];
    };
    expect(await beside("latest")).toEqual([id(3), id(4), null]);
    expect(await beside("recommended")).toEqual([id(3), id(4), null]);
    expect(await beside("oldest")).toEqual([null, id(1), id(2)]);
    expect(await beside(id(2))).toEqual([id(1), id(2), id(3)]);
    const { body } = await get(`${events}latest/?environment=production`);
    expect([body.previousEventID, body.eventID, body.nextEventID]).toEqual([id(2), id(3), null]);
  });

  test("that are not there are refused", async () => {
    const { world, events, get } = await setUp();
    expect(await get(`${events}latest/?environment=nowhere`)).toMatchObject({
      status: 404,
      body: { detail: "No matching event" },
    });
    for (const path of [
      `${events}${id(9)}/`,
      `${events}${id(8)}/`,
      `${events}newest/`,
      `eventids/${id(8)}/`,
    ]) {
      expect((await get(path)).status).toBe(404);
    }
    expect((await world.call("eve", "GET", `eventids/${id(1)}/`)).status).toBe(404);
  });

  test("tell why they are of their issue", async () => {
    const { events, get } = await setUp();
    const { body } = await get(`${events}latest/grouping-info/`);
    expect(body).toMatchObject({
      version: "v1",
      variants: [{ kind: "app", hybrid: false, components: [["type", "TypeError"]] }],
    });
  });

  test("of a project are listed and found by their id, with dashes or without", async () => {
    const { issueId, idsOf, get } = await setUp();
    const project = "/api/0/projects/acme/shop/events/";
    expect(await idsOf(project)).toEqual([id(4), id(3), id(2), id(9), id(1)]);
    const plain = await get(`${project}${id(1)}/`);
    expect(plain.body).toMatchObject({
      eventID: id(1),
      groupID: String(issueId),
      nextEventID: id(2),
    });
    const dashed = "11111111-1111-1111-1111-111111111111";
    expect((await get(`${project}${dashed}/`)).body).toEqual(plain.body);
    expect((await get(`/api/0/projects/acme/admin/events/${id(1)}/`)).status).toBe(404);
    const full = await get(`${project}?full=1&limit=1`);
    expect(full.body).toMatchObject([{ eventID: id(4), entries: [{ type: "exception" }] }]);
  });

  test("are found by their id alone within an organization", async () => {
    const { issueId, get } = await setUp();
    expect((await get(`eventids/${id(9)}/`)).body).toMatchObject({
      organizationSlug: "acme",
      projectSlug: "shop",
      eventId: id(9),
      event: { eventID: id(9) },
    });
    expect((await get(`eventids/${id(1)}/`)).body).toMatchObject({ groupId: String(issueId) });
  });

  test("are read for webhooks at once; what is gone is left out", async () => {
    const { world, issueId } = await setUp();
    const { organization, projects, instance, storage } = world;
    const ref = { organizationId: organization.id, projectId: projects.shop.id, issueId };
    const refs = [id(1), id(4), id(8)].map((eventId) => ({ ...ref, eventId }));
    const errors = await findErrorsForWebhooks(storage.db, refs, instance.links);
    expect([...errors.keys()].toSorted()).toEqual(
      [1, 4].map((digit) => `${projects.shop.id}/${id(digit)}`),
    );
    expect(errors.get(`${projects.shop.id}/${id(4)}`)?.present()).toMatchObject({
      event_id: id(4),
      issue_id: String(issueId),
      environment: "staging",
    });
    expect((await findErrorsForWebhooks(storage.db, [], instance.links)).size).toBe(0);
  });
});

test("SQLite reads those for webhooks without reading others of their projects", async () => {
  const { organization, projects, instance, storage } = await openIssueWorld("sqlite");
  const ref = { organizationId: organization.id, projectId: projects.shop.id, issueId: 1 };
  const refs = Array.from({ length: 50 }, (_, at) => ({ ...ref, eventId: `${at}` }));
  const steps = await explainQueries(storage.db, async (db) => {
    await findErrorsForWebhooks(db, refs, instance.links);
  });
  expect(steps.filter((step) => /\bevents?(_ids)? USING/.test(step))).toEqual([
    "SEARCH events USING INDEX events_of_issue (issue_id=? AND timestamp_at=? AND event_id=?)",
    "SEARCH event_ids USING PRIMARY KEY (project_id=? AND event_id=?)",
  ]);
});
