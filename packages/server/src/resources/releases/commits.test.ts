import { testEngines } from "@vedette/testkit";
import { describe, expect, test } from "vitest";
import { createReleaseWorld, cursorOf } from "./release-world.fixture.ts";

const releases = "organizations/acme/releases/";
const ofShop = "projects/acme/shop/releases/";

describe.each(testEngines())("%s: the commits of a release", (engine) => {
  const commits = [
    {
      id: "b".repeat(40),
      repository: "acme/shop",
      message: "Fix the till",
      author_name: "Ada",
      author_email: "ada@acme.example",
      timestamp: "2030-01-01T09:00:00Z",
      patch_set: [
        { path: "till.js", type: "M" },
        { path: "gone.js", type: "D" },
      ],
    },
    {
      id: "c".repeat(40),
      repository: "acme/shop",
      author_name: "Ada L.",
      author_email: "Ada@acme.example",
      timestamp: "2030-01-01T09:30:00Z",
    },
  ];

  test("are listed newest first, and summed up in the release", async () => {
    await using world = await createReleaseWorld(engine);
    const { body } = await world.report("1.0", { commits });
    expect(body).toMatchObject({
      commitCount: 2,
      authors: [{ name: "Ada L.", email: "Ada@acme.example" }],
      lastCommit: { id: "c".repeat(40) },
    });
    const listed = await world.call("GET", `${releases}1.0/commits/`);
    expect(listed.body.map(({ id }: { id: string }) => id[0])).toEqual(["c", "b"]);
    expect(listed.body[1]).toEqual({
      id: "b".repeat(40),
      message: "Fix the till",
      dateCreated: "2030-01-01T09:00:00.000000Z",
      author: { name: "Ada", email: "ada@acme.example" },
      repository: { name: "acme/shop" },
      pullRequest: null,
      suspectCommitType: "",
      releases: [expect.objectContaining({ version: "1.0", shortVersion: "1.0" })],
    });
    expect((await world.call("GET", `${ofShop}1.0/commits/`)).body).toEqual(listed.body);
    const page = await world.call("GET", `${releases}1.0/commits/?per_page=1&cursor=0:1:0`);
    expect(page.body).toEqual([listed.body[1]]);
  });

  test("name the files they changed", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0", { commits });
    const { body } = await world.call("GET", `${releases}1.0/commitfiles/`);
    expect(body).toEqual([
      {
        id: expect.any(String),
        orgId: world.acme.id,
        author: { name: "Ada", email: "ada@acme.example" },
        commitMessage: "Fix the till",
        filename: "till.js",
        type: "M",
        repoName: "acme/shop",
      },
      expect.objectContaining({ filename: "gone.js", type: "D" }),
    ]);
    expect((await world.call("GET", `${releases}1.0/files/`)).body).toEqual([]);
    expect((await world.call("GET", `${ofShop}1.0/files/`)).body).toEqual([]);
  });

  test("take the place of those before, and may be in several releases", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0", { commits });
    await world.report("1.1", { commits: [commits[0]] });
    const shared = await world.call("GET", `${releases}1.1/commits/`);
    const names = shared.body[0].releases.map(({ version }: { version: string }) => version);
    expect(names).toEqual(["1.0", "1.1"]);
    const cleared = await world.call("PUT", `${releases}1.0/`, { commits: [] });
    expect(cleared.body).toMatchObject({ commitCount: 0, authors: [], lastCommit: null });
    const untouched = await world.call("PUT", `${releases}1.1/`, { ref: "x" });
    expect(untouched.body.commitCount).toBe(1);
    expect((await world.call("GET", `${releases}1.0/commits/`)).body).toEqual([]);
  });

  test("may be known by their heads alone, which take nothing from what is known", async () => {
    await using world = await createReleaseWorld(engine);
    await world.report("1.0", { commits });
    const head = {
      repository: "acme/shop",
      commit: "b".repeat(40),
      previousCommit: "a".repeat(40),
    };
    const { body } = await world.call("PUT", `${releases}1.0/`, { refs: [head] });
    expect(body).toMatchObject({ commitCount: 1, lastCommit: { message: "Fix the till" } });
    expect(body.lastCommit.dateCreated).toBe("2030-01-01T09:00:00.000000Z");
    const unknown = { ...head, commit: "d".repeat(40) };
    const other = await world.call("PUT", `${releases}1.0/`, { refs: [unknown], commits });
    expect(other.body.lastCommit).toMatchObject({ id: unknown.commit, message: null });
    expect(other.body.commitCount).toBe(3);
  });

  test("may be thousands, and are listed in pages", async () => {
    await using world = await createReleaseWorld(engine);
    const many = Array.from({ length: 2500 }, (_, at) => ({ id: `sha${at}`, repository: "r" }));
    const { body } = await world.report("1.0", { commits: [...many, ...many.slice(0, 3)] });
    expect(body.commitCount).toBe(2500);
    const page = await world.call("GET", `${releases}1.0/commits/?cursor=0:2400:0`);
    expect(page.body.map(({ id }: { id: string }) => id)).toEqual(
      many.slice(2400).map(({ id }) => id),
    );
    expect(cursorOf(page.link, "next")).toBeUndefined();
  });
});
