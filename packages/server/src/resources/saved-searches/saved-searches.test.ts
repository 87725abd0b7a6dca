import { testEngines } from "@vedette/testkit";
import {
  createSavedSearch,
  deleteSavedSearch,
  listSavedSearches,
  updateSavedSearch,
} from "@vedette/contract";
import { describe, expect, test } from "vitest";
import { joinAcme } from "../testing/join-acme.ts";
import { refusal } from "../testing/refusal.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";

const acme = { organization: "acme" };
const mine = { name: "Mine", query: "is:unresolved assigned:me" };

describe.each(testEngines())("on %s", (engine) => {
  test("a search is kept for oneself, changed and let go", async () => {
    await using server = await startPeopleServer(engine);
    const owner = server.bearer((await bootstrapAcme(server)).token);
    const kim = await joinAcme(server, owner, "kim");
    const made = (await kim.call(createSavedSearch, { params: acme, body: mine })).body;
    expect(made).toMatchObject({ ...mine, sort: "date", visibility: "owner", isOwn: true });
    const params = { ...acme, search: made.id };
    const body = { name: "Ours", sort: "freq" } as const;
    const changed = (await kim.call(updateSavedSearch, { params, body })).body;
    expect(changed).toEqual({ ...made, ...body });
    expect((await kim.call(listSavedSearches, { params: acme })).body).toEqual([changed]);
    expect((await owner.call(listSavedSearches, { params: acme })).body).toEqual([]);
    const taken = owner.call(deleteSavedSearch, { params });
    expect(await refusal(taken)).toMatchObject({ status: 404 });
    expect((await kim.call(deleteSavedSearch, { params })).status).toBe(204);
    expect((await kim.call(listSavedSearches, { params: acme })).body).toEqual([]);
  });

  test("only who manages the organization keeps a search for everybody", async () => {
    await using server = await startPeopleServer(engine);
    const owner = server.bearer((await bootstrapAcme(server)).token);
    const kim = await joinAcme(server, owner, "kim");
    const body = { ...mine, visibility: "organization" } as const;
    const refused = kim.call(createSavedSearch, { params: acme, body });
    expect(await refusal(refused)).toMatchObject({ status: 403 });
    const made = (await owner.call(createSavedSearch, { params: acme, body })).body;
    const seen = (await kim.call(listSavedSearches, { params: acme })).body;
    expect(seen).toEqual([{ ...made, isOwn: false }]);
    const params = { ...acme, search: made.id };
    expect(await refusal(kim.call(deleteSavedSearch, { params }))).toMatchObject({ status: 403 });
  });

  test("a name is needed, and an id that is none finds nothing", async () => {
    await using server = await startPeopleServer(engine);
    const owner = server.bearer((await bootstrapAcme(server)).token);
    const nameless = owner.call(createSavedSearch, { params: acme, body: { ...mine, name: " " } });
    expect(await refusal(nameless)).toMatchObject({
      status: 400,
      body: { name: [expect.any(String)] },
    });
    for (const search of ["0", "x", "99999999999999999999"]) {
      const gone = owner.call(deleteSavedSearch, { params: { ...acme, search } });
      expect(await refusal(gone)).toMatchObject({ status: 404 });
    }
  });
});
