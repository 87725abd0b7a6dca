import { getMe, updateMailChoices } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { joinAcme } from "../testing/join-acme.ts";
import { bootstrapAcme, startPeopleServer } from "../testing/start-people-server.ts";
import { findMailReaders } from "./find-readers.ts";

test.each(testEngines())(
  "on %s, alerts are mailed to the members they mean, and to none who wants no such mail",
  async (engine) => {
    await using server = await startPeopleServer(engine);
    const made = await bootstrapAcme(server);
    const bob = await joinAcme(server, server.bearer(made.token), "bob");
    const id = Number((await bob.call(getMe)).body.id);
    const readers = async () => {
      const place = { organizationId: Number(made.organization.id), projectIds: [] };
      const target = { type: "member" as const, id };
      const { db } = server.instance.storage;
      const found = await findMailReaders(db, place, target, server.clock.now);
      return found.map(({ email }) => email);
    };
    expect(await readers()).toEqual(["bob@acme.example"]);
    await bob.call(updateMailChoices, { body: { alerts: false } });
    expect(await readers()).toEqual([]);
    await bob.call(updateMailChoices, { body: { alerts: true, status: false } });
    expect(await readers()).toEqual(["bob@acme.example"]);
  },
);
