import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createReleaseWorld, cursorOf } from "./release-world.fixture.ts";

const releases = "organizations/acme/releases/";
const CI = "app org:ci";

describe.each(testEngines())("%s: the deploys of a release", (engine) => {
  const deploys = `${releases}1.0/deploys/`;

  test("are listed with the last finished first, and the last is shown with it", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0");
    const late = { environment: "production", name: "blue", url: "https://ci.acme.example/7" };
    const dates = { dateStarted: "2030-01-01T11:00:00Z", dateFinished: "2030-01-01T11:05:00Z" };
    const { status, body } = await world.call("POST", deploys, { ...late, ...dates }, CI);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      ...late,
      dateStarted: "2030-01-01T11:00:00.000000Z",
      dateFinished: "2030-01-01T11:05:00.000000Z",
    });
    const now = await world.call("POST", deploys, { environment: "staging" });
    expect(now.body).toMatchObject({
      name: null,
      url: null,
      dateStarted: null,
      dateFinished: "2030-01-01T10:00:00.000000Z",
    });
    expect((await world.call("GET", deploys)).body).toEqual([body, now.body]);
    const page = await world.call("GET", `${deploys}?per_page=1`);
    expect(cursorOf(page.link, "next")).toBe("0:1:0");
    const release = await world.call("GET", `${releases}1.0/`);
    expect(release.body).toMatchObject({ deployCount: 2, lastDeploy: body });
  });

  test("give the environment to the projects they are of", async () => {
    await using world = await createReleaseWorld(engine);
    await world.call("POST", releases, { version: "1.0", projects: ["shop", "admin"] });
    await world.call("POST", deploys, { environment: "edge", projects: ["admin"] });
    await world.call("POST", deploys, { environment: "all" });
    expect(await world.names("projects/acme/admin/environments/")).toEqual(["all", "edge"]);
    expect(await world.names("projects/acme/shop/environments/")).toEqual(["all"]);
    expect(await world.versions(`${releases}?environment=edge`)).toEqual(["1.0"]);
    expect(await world.versions(`${releases}?environment=edge&project=shop`)).toEqual([]);
  });

  test.each([
    [{}, "environment"],
    [{ environment: "None" }, "environment"],
    [{ environment: "a/b" }, "environment"],
    [{ environment: "a".repeat(65) }, "environment"],
    [{ environment: "a", name: "b".repeat(65) }, "name"],
    [{ environment: "a", dateStarted: "x" }, "dateStarted"],
    [{ environment: "a", projects: ["nowhere"] }, "projects"],
    [{ environment: "a", projects: ["admin"] }, "projects"],
  ])("%j is refused for its %s", async (body, field) => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0");
    const answer = await world.call("POST", deploys, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body)).toEqual([field]);
    expect((await world.call("GET", deploys)).body).toEqual([]);
  });

  test("of a release that is not there are refused", async () => {
    await using world = await createReleaseWorld(engine);
    expect((await world.call("POST", deploys, { environment: "a" })).status).toBe(404);
  });
});
