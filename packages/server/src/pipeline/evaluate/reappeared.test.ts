import { testEngines } from "@vedette/testkit";
import { expect, test } from "vitest";
import { reopenDueIssues } from "../../resources/issues/index.ts";
import { openAlertWorld } from "../alert-world.fixture.ts";

const MINUTE_MS = 60_000;

test.each(testEngines())(
  "an issue that was ignored for a time reappears with its first event after it, on %s",
  async (engine) => {
    const world = await openAlertWorld(engine);
    const { storage, clock } = world;
    await world.rule({ conditions: [{ kind: "reappeared" }], frequency: 0 });
    await world.send({});
    const until = clock.now + MINUTE_MS;
    await storage.db
      .updateTable("issues")
      .set({
        status: "ignored",
        status_details: JSON.stringify({ ignoreUntil: until }),
        reopen_at: until,
      })
      .execute();
    const links = { baseUrl: "https://errors.acme.example" };
    const reopen = async () => await reopenDueIssues({ storage, links, now: () => clock.now });
    clock.now = until - 1;
    await reopen();
    await world.send({});
    expect(await world.fired()).toEqual({});

    clock.now = until;
    await reopen();
    expect(await world.fired()).toEqual({});
    await world.send({}, {});
    await world.send({});
    expect(await world.fired()).toEqual({ Rule: 1 });
    const reopenings = await storage.db
      .selectFrom("activities")
      .select("type")
      .where("type", "=", "set_unresolved")
      .execute();
    expect(reopenings).toHaveLength(1);
  },
);
