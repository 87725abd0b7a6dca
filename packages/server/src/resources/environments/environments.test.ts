import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createReleaseWorld, MINUTE, START } from "../releases/release-world.fixture.ts";
import { noteEnvironments, purgeEnvironments } from "./index.ts";

const ofAcme = "organizations/acme/environments/";
const ofShop = "projects/acme/shop/environments/";

describe.each(testEngines())("%s: environments", (engine) => {
  test("are those that events name, in order of their names, once for the organization", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ environment: "staging" });
    await world.note({ environment: "production" });
    await world.note({ environment: "Production", projectId: world.acme.admin });
    await world.note({ environment: "production", projectId: world.acme.admin });
    await world.note({ environment: null });
    const { body } = await world.call("GET", ofShop);
    expect(body).toEqual([
      { id: expect.any(String), name: "production", isHidden: false },
      { id: expect.any(String), name: "staging", isHidden: false },
    ]);
    const all = await world.call("GET", ofAcme);
    expect(all.body).toEqual([
      { id: expect.any(String), name: "Production" },
      { id: body[0].id, name: "production" },
      { id: body[1].id, name: "staging" },
    ]);
  });

  test("are hidden and shown again, one or several", async () => {
    await using world = await createReleaseWorld(engine);
    for (const environment of ["a", "b", "c"]) await world.note({ environment });
    const hide = { environmentNames: ["c", "a", "a"], isHidden: true };
    const { status, body } = await world.call("PUT", ofShop, hide);
    expect(status).toBe(200);
    expect(body).toMatchObject([
      { name: "a", isHidden: true },
      { name: "c", isHidden: true },
    ]);
    expect(await world.names(ofShop)).toEqual(["b"]);
    expect(await world.names(`${ofShop}?visibility=hidden`)).toEqual(["a", "c"]);
    expect(await world.names(`${ofShop}?visibility=all`)).toEqual(["a", "b", "c"]);
    expect(await world.names(ofAcme)).toEqual(["b"]);
    expect(await world.names(`${ofAcme}?visibility=hidden`)).toEqual(["a", "c"]);
    const shown = await world.call("PUT", `${ofShop}a/`, { isHidden: false });
    expect(shown.body).toMatchObject({ name: "a", isHidden: false });
    expect((await world.call("GET", `${ofShop}c/`)).body).toMatchObject({ isHidden: true });
    expect(await world.names(ofShop)).toEqual(["a", "b"]);
  });

  test("stay hidden when events name them again, unless another project shows them", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ environment: "a" });
    await world.call("PUT", `${ofShop}a/`, { isHidden: true });
    world.wait(60 * MINUTE);
    await world.note({ environment: "a" });
    expect(await world.names(ofAcme)).toEqual([]);
    await world.note({ environment: "a", projectId: world.acme.admin });
    expect(await world.names(ofAcme)).toEqual(["a"]);
  });

  test("that are not there are refused, and then nothing changes", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ environment: "a" });
    const answer = await world.call("PUT", ofShop, {
      environmentNames: ["a", "b"],
      isHidden: true,
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { environmentNames: ['There is no environment "b" here.'] },
    });
    expect(await world.names(ofShop)).toEqual(["a"]);
    expect((await world.call("GET", `${ofShop}b/`)).status).toBe(404);
    expect((await world.call("PUT", `${ofShop}b/`, { isHidden: true })).status).toBe(404);
    expect((await world.call("GET", `${ofShop}?visibility=some`)).status).toBe(400);
  });

  test("of another organization are not there", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ environment: "a" });
    const eve = "eve org:read project:read";
    const { body } = await world.call("GET", "organizations/globex/environments/", undefined, eve);
    expect(body).toEqual([]);
    expect((await world.call("GET", ofAcme, undefined, eve)).status).toBe(404);
    const path = `projects/globex/${world.acme.shop}/environments/`;
    expect((await world.call("GET", path, undefined, eve)).status).toBe(404);
  });

  test("know the first and, to some minutes, the last time they were seen", async () => {
    await using world = await createReleaseWorld(engine);
    const note = async (...times: number[]) => {
      const seen = times.map((ms) => ({ projectId: 1, name: "a", firstAt: ms, lastAt: ms }));
      await world.storage.transaction(async (tx) => await noteEnvironments(engine, tx, seen));
      return await world.storage.db
        .selectFrom("environments")
        .select(["first_seen_at as first", "last_seen_at as last"])
        .executeTakeFirstOrThrow();
    };
    expect(await note(START, START + 1)).toEqual({ first: START, last: START + 1 });
    expect(await note(START + MINUTE)).toEqual({ first: START, last: START + 1 });
    expect(await note(START - 1)).toEqual({ first: START - 1, last: START + 1 });
    expect(await note(START + 9 * MINUTE)).toEqual({ first: START - 1, last: START + 9 * MINUTE });
  });

  test("of a removed project go in steps, those of others stay", async () => {
    await using world = await createReleaseWorld(engine);
    for (const environment of ["a", "b", "c"]) await world.note({ environment });
    await world.note({ environment: "a", projectId: world.acme.admin });
    const step = async () =>
      await world.storage.transaction(
        async (tx) => await purgeEnvironments(tx, world.acme.shop, 2),
      );
    expect([await step(), await step(), await step()]).toEqual([2, 1, 0]);
    expect(await world.names(ofAcme)).toEqual(["a"]);
  });
});
