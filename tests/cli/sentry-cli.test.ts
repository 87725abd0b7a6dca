import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  createOrgAuthToken,
  createProject,
  getProjectEvent,
  getRelease,
  type Issue,
  listIssues,
} from "@vedette/contract";
import {
  ingestSender,
  runProgram,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toException,
} from "@vedette/testkit";

const program = fileURLToPath(new URL("../../node_modules/.bin/sentry-cli", import.meta.url));
const inOrganization = { organization: "acme" };
/** More than one page of any list. */
const MANY = 103;

describe.each(testEngines())("on %s, an unmodified sentry-cli 3", (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ engine });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
  });

  const run = async (...args: string[]) =>
    await runProgram(program, {
      args,
      env: {
        HOME: tmpdir(),
        SENTRY_URL: server.url,
        SENTRY_AUTH_TOKEN: server.made.token,
        SENTRY_ORG: "acme",
        SENTRY_PROJECT: "shop",
        SENTRY_DSN: server.made.dsn,
      },
    });

  /** What it prints, once it has ended well. */
  const print = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(...args);
    expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: "" });
    return stdout;
  };

  /** The rows of the table it prints, each a list of cells. */
  const list = async (...args: string[]): Promise<string[][]> => toRows(await print(...args));

  const issuesOf = async (query: string): Promise<Issue[]> =>
    (await server.api.call(listIssues, { params: inOrganization, query: { query } })).body;

  test("knows whom it acts for, and what that token may do", async () => {
    const text = await print("info");
    expect(text).toContain("User: owner@acme.example");
    expect(text).toContain("- project:releases");
  });

  test("is told in words that a token is none", async () => {
    const { code, stdout, stderr } = await run("--auth-token", "f".repeat(64), "projects", "list");
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("Invalid token");
  });

  test("sends an event, and an envelope from a file", async () => {
    const sent = await print("send-event", "-m", "Sent by hand", "-t", "by:hand", "--no-environ");
    const eventId = /Event id: (\S+)/.exec(sent)?.[1]?.replaceAll("-", "") ?? "";
    const params = { ...inOrganization, project: "shop", event: eventId };
    const { body: event } = await server.api.call(getProjectEvent, { params });
    expect(event).toMatchObject({ title: "Sent by hand", eventID: eventId });
    expect(event.tags).toContainEqual(expect.objectContaining({ key: "by", value: "hand" }));

    const file = join(tmpdir(), `vedette-cli-${eventId}.envelope`);
    const ofFile = "b".repeat(24) + eventId.slice(0, 8);
    const item = JSON.stringify({ message: "Sent from a file" });
    await writeFile(file, `{"event_id":"${ofFile}"}\n{"type":"event"}\n${item}\n`);
    expect(await print("send-envelope", file)).toContain("dispatched");
    const stored = await server.api.call(getProjectEvent, { params: { ...params, event: ofFile } });
    expect(stored.body.title).toBe("Sent from a file");
  });

  test("lists organizations, and all projects over two pages", async () => {
    expect(await list("organizations", "list")).toEqual([
      ["1", "acme", "acme", expect.stringMatching(/^\d{4}-/), "false", "false"],
    ]);
    for (let number = 1; number < MANY; number++) {
      const body = { name: `Part ${number}`, slug: `part-${number}` };
      await server.api.call(createProject, { params: inOrganization, body });
    }
    const slugs = (await list("projects", "list")).map((row) => row[1]);
    expect(new Set(slugs).size).toBe(MANY);
    expect(slugs).toContain("shop");
  });

  test("lists issues and events over two pages, and changes the status of issues", async () => {
    const sender = ingestSender(server.made.dsn);
    const names = Array.from({ length: MANY }, (_, number) => `Kind${letters(number)}Error`);
    await Promise.all(
      names.map(async (name) => {
        const exception = { values: [toException(name, "Thrown")] };
        expect((await sender.event(sampleEvent({ exception }))).status).toBe(200);
      }),
    );
    const titles = (await list("issues", "list")).map((row) => row[2]);
    for (const name of names) expect(titles).toContain(`${name}: Thrown`);
    const events = await list("events", "list", "--show-user", "--show-tags");
    expect(events.map((row) => row[2])).toEqual(expect.arrayContaining(titles));

    const [first, second] = await issuesOf("KindAError");
    const id = first?.id ?? "";
    expect([first?.title, second]).toEqual(["KindAError: Thrown", undefined]);
    const changes = [
      ["resolve", "resolved"],
      ["unresolve", "unresolved"],
      ["mute", "ignored"],
    ] as const;
    for (const [command, status] of changes) {
      expect(await print("issues", command, "-i", id)).toContain("Updated matching issues");
      expect((await issuesOf("KindAError"))[0]?.status).toBe(status);
    }
    expect((await list("issues", "list", "--query", "is:ignored")).map((row) => row[0])).toEqual([
      id,
    ]);
    await print("issues", "resolve", "-s", "muted");
    expect((await issuesOf("is:resolved")).map((issue) => issue.id)).toEqual([id]);
    await print("issues", "resolve", "-a");
    expect(await issuesOf("is:unresolved")).toEqual([]);
  });

  test("makes, finalizes, deploys, archives and deletes releases", async () => {
    const version = "shop@3.0.0";
    const params = { ...inOrganization, version };
    const stored = async () => (await server.api.call(getRelease, { params })).body;
    expect(await print("releases", "new", version)).toContain(`Created release ${version}`);
    expect(await stored()).toMatchObject({ dateReleased: null, projects: [{ slug: "shop" }] });
    await print("releases", "finalize", version);
    expect((await stored()).dateReleased).toEqual(expect.any(String));
    expect(await print("deploys", "new", "--release", version, "-e", "staging")).toContain(
      "Created new deploy",
    );
    expect(await list("deploys", "list", "--release", version)).toEqual([
      ["staging", "unnamed", expect.any(String)],
    ]);
    expect((await list("releases", "list")).map((row) => row[1])).toContain(version);
    expect((await list("releases", "info", version))[0]?.[0]).toBe(version);
    await print("releases", "archive", version);
    expect((await stored()).status).toBe("archived");
    await print("releases", "restore", version);
    expect((await stored()).status).toBe("open");
    await print("releases", "delete", version);
    await expect(stored()).rejects.toMatchObject({ status: 404 });
  });

  test("needs nothing but the token of an organization to report a release", async () => {
    const made = await server.api.call(createOrgAuthToken, {
      params: inOrganization,
      body: { name: "Build server" },
    });
    const env = { HOME: tmpdir(), SENTRY_AUTH_TOKEN: made.body.token };
    const args = ["releases", "new", "shop@5.0.0", "--project", "shop"];
    const { code, stdout, stderr } = await runProgram(program, { args, env });
    expect({ code, stderr, stdout }).toMatchObject({ code: 0, stderr: "" });
    const params = { ...inOrganization, version: "shop@5.0.0" };
    expect((await server.api.call(getRelease, { params })).body.projects).toMatchObject([
      { slug: "shop" },
    ]);
  });

  test("is told that no code host is connected", async () => {
    expect(await print("repos", "list")).toContain("No repos found");
  });

  test("reports runs of a program as check-ins of a monitor, and lists monitors", async () => {
    const fine = ["--schedule", "0 3 * * *", "--timezone", "Europe/Berlin", "--", "node", "-e"];
    expect((await run("monitors", "run", "nightly", ...fine, "0")).code).toBe(0);
    const failed = await run("monitors", "run", "hourly", "-s", "0 * * * *", "--", "false");
    expect(failed.code).toBe(1);
    await server.settle();
    const listed = (await list("monitors", "list")).map((row) => row.join(" "));
    expect(listed).toHaveLength(2);
    for (const slug of ["hourly", "nightly"]) {
      expect(listed).toContainEqual(expect.stringContaining(slug));
    }
  });
});

/** Takes the cells out of a drawn table; lines of one cell that wrapped are left where they are. */
function toRows(table: string): string[][] {
  const lines = table.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(1).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

/** A, B … Z, BA, BB …: names, because numbers do not tell one issue from another. */
function letters(number: number): string {
  const last = String.fromCodePoint(65 + (number % 26));
  return number < 26 ? last : letters(Math.floor(number / 26)) + last;
}
