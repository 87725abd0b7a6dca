import type { Issue } from "@vedette/contract";
import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { openIssueWorld, type IssueWorld } from "../issue-world.fixture.ts";

const HOUR = 3_600_000;

describe.each(testEngines())("issue searches on %s", (engine) => {
  const find = async (world: IssueWorld, query: string, as = "ada"): Promise<string[]> => {
    const path = `issues/?query=${encodeURIComponent(query)}`;
    const { status, body } = await world.call<Issue[]>(as, "GET", path);
    expect([query, status]).toEqual([query, 200]);
    return body.map(({ title }) => title.split(": ").at(-1) ?? "").toSorted();
  };

  /** Three issues that differ in all that can be searched: apple, berry, cherry. */
  async function plant(world: IssueWorld) {
    const { now } = world.clock;
    const apple = { title: "TypeError: apple", at: now - 50 * HOUR, culprit: "Pay_Later in shop" };
    await world.report({ ...apple, release: "shop@1.0.0", user: "42", environment: "staging" });
    await world.report({ ...apple, release: "shop@1.1.0", user: "43" });
    const { issueId: appleId, eventId } = await world.report({ ...apple, user: "43" });
    const { issueId: berryId } = await world.report({
      title: "RangeError: berry",
      at: now - 5 * HOUR,
      level: "warning",
      release: "shop@2.0.0",
      environment: "production",
      user: "email:kim@shop.example",
      payload: { type: "default", platform: "python" },
    });
    const { issueId: cherryId } = await world.report({
      title: "Error: cherry",
      project: "admin",
      at: now - HOUR,
      level: "fatal",
      payload: {
        tags: [
          ["browser.name", "Firefox"],
          ["100%", "yes_no"],
        ],
      },
    });
    const put = async (id: number, body: object, as = "ada") =>
      expect((await world.call(as, "PUT", `issues/${id}/`, body)).status).toBe(200);
    await put(appleId, { assignedTo: world.bob.email, isBookmarked: true });
    await put(berryId, { assignedTo: "team:ops", status: "resolved", priority: "high" });
    await put(cherryId, { isBookmarked: true }, "bob");
    return { appleId, berryId, cherryId, eventId };
  }

  test("each term finds what it names, and nothing else", async () => {
    const world = await openIssueWorld(engine);
    const { cherryId, eventId } = await plant(world);
    const [apple, berry, cherry] = ["apple", "berry", "cherry"];
    const all = [apple, berry, cherry];
    const table: [query: string, ...found: string[]][] = [
      ["", ...all],
      ["is:resolved", berry],
      ["!is:resolved", apple, cherry],
      ["is:for_review", apple, cherry],
      ["is:new", apple, cherry],
      ["is:escalating"],
      ["is:assigned", apple, berry],
      ["is:unassigned", cherry],
      ["is:linked"],
      ["is:unlinked", ...all],
      ["assigned:bob@acme.example", apple],
      [`assigned:user:${world.bob.id}`, apple],
      ["!assigned:bob@acme.example", berry, cherry],
      ["assigned:#ops", berry],
      ["assigned:my_teams", berry],
      ["assigned:[none, bob@acme.example]", apple, cherry],
      ["assigned_or_suggested:none", cherry],
      ["assigned:me"],
      ["assigned:nobody@acme.example"],
      ["assigned:eve@acme.example"],
      ["bookmarks:me", apple],
      ["!bookmarks:me", berry, cherry],
      ["bookmarks:bob@acme.example", cherry],
      ["level:[warning, fatal]", berry, cherry],
      ["!level:error", berry, cherry],
      ["issue.type:error", ...all],
      ["issue.category:feedback"],
      ["issue.priority:high", berry],
      ["platform:python", berry],
      ["project:admin", cherry],
      ["!project:admin", apple, berry],
      ["project:nowhere"],
      ["release:shop@1.0.0", apple],
      ["release:[shop@1.0.0, shop@2.0.0]", apple, berry],
      ["release:shop@*", apple, berry],
      ["!release:shop@1*", berry, cherry],
      ["release:latest", berry],
      ['release:""', cherry],
      ["firstRelease:shop@1.0.0", apple],
      ["firstRelease:shop@1.1.0"],
      ["!firstRelease:shop@1.0.0", berry, cherry],
      ["firstRelease:latest", berry],
      ["environment:production", berry],
      ["!environment:[production, staging]", cherry],
      ["timesSeen:3", apple],
      ["timesSeen:>1", apple],
      ["timesSeen:<=1", berry, cherry],
      ["userCount:2", apple],
      ["userCount:0", cherry],
      ["age:-24h", berry, cherry],
      ["firstSeen:+24h", apple],
      ["lastSeen:-2h", cherry],
      ["lastSeen:<2030-01-01", apple],
      ["firstSeen:2030-01-01", berry, cherry],
      ["!firstSeen:2030-01-01", apple],
      ["user.id:42", apple],
      ["user.id:4*", apple],
      ["user.id:44"],
      ["user.email:kim@shop.example", berry],
      ["user.email:*@SHOP.example", berry],
      ["!user.email:kim@shop.example", apple, cherry],
      ["has:user.email", berry],
      ["has:user.id", apple],
      ["user.username:kim"],
      ["user.ip:192.0.2.7"],
      ["has:browser.name", cherry],
      ["!has:browser.name", apple, berry],
      ["browser.name:Firefox", cherry],
      ["browser.name:firefox"],
      ["browser.name:fire*", cherry],
      ["tags[100%]:yes_no", cherry],
      ["tags[100%]:yes%no"],
      ["unknown.key:1"],
      ["!unknown.key:1", ...all],
      ["title:*BERRY", berry],
      ['title:"RangeError: berry"', berry],
      ["culprit:pay*", apple],
      ["issue:ADMIN-1", cherry],
      [`issue:[${cherryId}, SHOP-1]`, apple, cherry],
      ["SHOP-2", berry],
      [eventId, apple],
      [eventId.toUpperCase(), apple],
      ["0".repeat(32)],
      ["is:resolved level:warning environment:production berry", berry],
      ["is:resolved level:error"],
    ];
    for (const [query, ...found] of table) {
      expect([query, await find(world, query)]).toEqual([query, found]);
    }
  });

  test("text finds the words of an issue as they begin, in any case and order", async () => {
    const world = await openIssueWorld(engine);
    await plant(world);
    const table: [query: string, ...found: string[]][] = [
      ["berry", "berry"],
      ["BER", "berry"],
      ["erry"],
      ["*erry", "berry", "cherry"],
      ["a*le", "apple"],
      ["error", "apple", "berry", "cherry"],
      ["rangeerror", "berry"],
      ["berry RangeError:", "berry"],
      ['"RangeError: berry"', "berry"],
      ['"berry: RangeError"'],
      ["pay_later", "apple"],
      ["pay+later"],
      ["message:pay", "apple", "berry", "cherry"],
      ["!message:later", "berry", "cherry"],
      ["checkout shop", "apple"],
      ["checkout nowhere"],
      ["'; drop table issues --"],
      ['a"*'],
      ["***", "apple", "berry", "cherry"],
      ["…"],
    ];
    for (const [query, ...found] of table) {
      expect([query, await find(world, query)]).toEqual([query, found]);
    }
  });

  test("text follows the words of the newest event", async () => {
    const world = await openIssueWorld(engine);
    const hashOf = "Error: one shared hash of thirty-two hex digits";
    await world.report({ title: hashOf, culprit: "before" });
    await world.report({ title: hashOf, culprit: "after", at: world.clock.now + 1 });
    expect(await find(world, "before")).toEqual([]);
    expect(await find(world, "after")).toHaveLength(1);
    await world.report({ title: hashOf, culprit: "late", at: world.clock.now - HOUR });
    expect(await find(world, "late")).toEqual([]);
    expect(await find(world, "after")).toHaveLength(1);
  });

  test("me is nobody where no person asks", async () => {
    const world = await openIssueWorld(engine);
    for (const query of ["assigned:me", "bookmarks:me", "assigned:my_teams"]) {
      const { status, body } = await world.call<{ detail: string }>(
        "app",
        "GET",
        `issues/?query=${query}`,
      );
      expect([status, body.detail]).toEqual([
        400,
        expect.stringContaining('"me" means the person'),
      ]);
    }
  });

  test("a bulk change is about what its search finds", async () => {
    const world = await openIssueWorld(engine);
    await plant(world);
    const path = `issues/?query=${encodeURIComponent("has:browser.name cherry")}`;
    expect((await world.call("ada", "PUT", path, { status: "resolved" })).status).toBe(200);
    expect(await find(world, "is:resolved")).toEqual(["berry", "cherry"]);
  });
});
