import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createReleaseWorld, cursorOf, MINUTE } from "./release-world.fixture.ts";

const releases = "organizations/acme/releases/";
const ofShop = "projects/acme/shop/releases/";

describe.each(testEngines())("%s: the list of releases", (engine) => {
  test("has the newest first, by when they were released or else known", async () => {
    await using world = await createReleaseWorld(engine);
    for (const version of ["a", "b", "c"]) {
      await world.report(version);
      world.wait(MINUTE);
    }
    await world.call("PUT", `${releases}a/`, { dateReleased: "2030-01-02T00:00:00Z" });
    expect(await world.versions(releases)).toEqual(["a", "c", "b"]);
    expect(await world.versions(ofShop)).toEqual(["a", "c", "b"]);
  });

  test("comes in pages, there and back, also where dates are equal", async () => {
    await using world = await createReleaseWorld(engine);
    for (const version of ["a", "b", "c", "d", "e"]) await world.report(version);
    const pages: string[][] = [];
    const links: string[] = [];
    let cursor: string | undefined = "";
    while (cursor !== undefined) {
      const { body, link } = await world.call("GET", `${releases}?per_page=2&cursor=${cursor}`);
      pages.push(body.map(({ version }: { version: string }) => version));
      links.push(link ?? "");
      cursor = cursorOf(link, "next");
    }
    expect(pages).toEqual([["e", "d"], ["c", "b"], ["a"]]);
    const back = cursorOf(links.at(-1) ?? "", "previous");
    expect(await world.versions(`${releases}?per_page=2&cursor=${back}`)).toEqual(["c", "b"]);
    expect((await world.call("GET", `${releases}?cursor=x`)).status).toBe(400);
  });

  test("leaves archived releases out until they are asked for", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("old");
    await world.report("new");
    await world.call("PUT", `${releases}old/`, { status: "archived" });
    expect(await world.versions(releases)).toEqual(["new"]);
    expect(await world.versions(`${releases}?status=archived`)).toEqual(["old"]);
    expect(await world.versions(`${ofShop}?status=archived`)).toEqual(["old"]);
  });

  test("is narrowed by text, project and environment", async () => {
    await using world = await createReleaseWorld(engine);
    await world.note({ version: "shop@1_0", environment: "production" });
    await world.note({ version: "shop@1.0", environment: "staging" });
    await world.note({
      version: "admin@1.0",
      environment: "production",
      projectId: world.acme.admin,
    });
    expect(await world.versions(`${releases}?query=SHOP`)).toEqual(["shop@1.0", "shop@1_0"]);
    expect(await world.versions(`${releases}?query=1_0`)).toEqual(["shop@1_0"]);
    expect(await world.versions(`${releases}?project=admin`)).toEqual(["admin@1.0"]);
    expect(await world.versions(`${releases}?project=-1`)).toHaveLength(3);
    expect(
      await world.versions(`${releases}?project=admin&project=${world.acme.shop}`),
    ).toHaveLength(3);
    expect(await world.versions(`${releases}?environment=staging`)).toEqual(["shop@1.0"]);
    expect(await world.versions(`${ofShop}?environment=production`)).toEqual(["shop@1_0"]);
    expect(
      await world.versions(`${releases}?environment=staging&environment=production`),
    ).toHaveLength(3);
    expect((await world.call("GET", `${releases}?project=nowhere`)).status).toBe(400);
  });
});
