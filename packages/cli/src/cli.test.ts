import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import path from "node:path";
import { getIssue, getMe } from "@vedette/contract";
import { SETTINGS } from "@vedette/server";
import {
  apiClient,
  owner,
  type ProgramResult,
  runVedette,
  signIn,
  startServer,
  testEngines,
} from "@vedette/testkit";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createProgram } from "./program.ts";

let dataDir = "";
let env: Record<string, string> = {};

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "vedette-cli-"));
  env = { VEDETTE_DATA_DIR: dataDir };
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const acme = ["--email", "ada@acme.example", "--organization", "acme", "--project", "shop"];

/** What every failure looks like: nothing else printed, one line, code 1. */
const oneSentence = (says: RegExp): unknown => ({
  code: 1,
  stdout: "",
  stderr: expect.stringMatching(new RegExp(`^[^\\n]*(?:${says.source})[^\\n]*\\n$`)) as unknown,
});

async function takePort(): Promise<{ port: number; release: () => Promise<void> }> {
  const server = createServer((socket) => socket.destroy()).listen(0, "localhost");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    port,
    release: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
}

describe("migrate", () => {
  test("makes the database, and says when there is nothing to do", async () => {
    const first = await runVedette(["migrate"], env);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/^(Migrated \d{4}-\S+\n)+$/);
    const again = await runVedette(["migrate"], env);
    expect(again).toEqual({ code: 0, stderr: "", stdout: "The database is up to date.\n" });
  });
});

describe("password-link", () => {
  test.each(testEngines())("prints a link to choose a password, once, on %s", async (engine) => {
    await using server = await startServer({ engine });
    const { url } = server;
    const own = { ...server.database.env, VEDETTE_URL: url };
    const made = await runVedette(["password-link", "OWNER@acme.example"], own);
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toMatch(new RegExp(`^${url}/reset-password/[0-9a-f]{48}/\\n$`));
    expect(made.stderr).toContain("Good once, for 60 minutes.");
    const token = /([0-9a-f]{48})/.exec(made.stdout)?.[1];
    const choose = async (newPassword: string) =>
      await fetch(`${url}/api/auth/reset-password`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url },
        body: JSON.stringify({ token, newPassword }),
      });
    expect((await choose("a whole new password")).status).toBe(200);
    expect((await choose("yet another password")).status).toBe(400);
    const { headers } = await signIn(url, owner.email, "a whole new password");
    expect(headers["cookie"]).toContain("session_token");
  });

  test("takes the second factor away when asked, and refuses who has no account", async () => {
    await runVedette(["bootstrap", ...acme, "--password", "a long password"], env);
    const file = path.join(dataDir, "vedette.db");
    const database = new DatabaseSync(file);
    database.exec(
      "insert into two_factors (user_id, secret, backup_codes, verified) select id, 's', '[]', 1 from users",
    );
    const count = () => database.prepare("select count(*) as n from two_factors").get()?.["n"];
    await runVedette(["password-link", "ada@acme.example"], env);
    expect(count()).toBe(1);
    await runVedette(["password-link", "ada@acme.example", "--remove-second-factor"], env);
    expect(count()).toBe(0);
    database.close();
    expect(await runVedette(["password-link", "eve@acme.example"], env)).toEqual(
      oneSentence(/Nobody here has the address eve@acme\.example/),
    );
  });
});

describe("bootstrap", () => {
  test("prints one JSON object that a program can begin with, every time it is run", async () => {
    const args = ["bootstrap", ...acme, "--password", "a long password", "--json"];
    const first = await runVedette(args, { ...env, VEDETTE_URL: "https://errors.acme.example" });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    const made = JSON.parse(first.stdout) as { [key: string]: unknown };
    expect(Object.keys(made)).toEqual([
      "url",
      "organization",
      "project",
      "team",
      "dsn",
      "token",
      "user",
    ]);
    expect(made).toMatchObject({
      url: "https://errors.acme.example",
      user: { email: "ada@acme.example" },
    });
    const again = await runVedette(args, { ...env, VEDETTE_URL: "https://errors.acme.example" });
    expect(JSON.parse(again.stdout)).toEqual({
      ...made,
      token: expect.stringMatching(/^sntryu_/) as string,
    });
  });

  test("makes a password up when none is given, and shows it beside the result", async () => {
    const made = await runVedette(["bootstrap", ...acme], env);
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(/^DSN +http:\/\/[0-9a-f]{32}@localhost:8000\/\d+$/m);
    expect(made.stderr).toMatch(/^Password of ada@acme.example: [0-9a-f]{24}\n$/);
  });

  test("works beside a running server, which knows the token at once", async () => {
    await using server = await startServer();
    const made = await runVedette(["bootstrap", ...acme, "--json"], {
      ...server.database.env,
      VEDETTE_URL: server.url,
    });
    const { token } = JSON.parse(made.stdout) as { token: string };
    expect((await apiClient(server.url, token).call(getMe)).body.email).toBe("ada@acme.example");
  });

  test("refuses an e-mail that is none in one sentence", async () => {
    expect(await runVedette(["bootstrap", "--email", "ada"], env)).toEqual(
      oneSentence(/valid email/),
    );
  });
});

describe("send-test-event", () => {
  test("sends to a project of the database and prints where to see the event", async () => {
    await using server = await startServer();
    const settings = { ...server.database.env, VEDETTE_URL: server.url };
    const sent = await runVedette(["send-test-event", "--message", "Hello, Vedette"], settings);
    expect(sent).toMatchObject({ code: 0, stderr: "" });
    const issueId =
      /^Event {2}[0-9a-f]{32}\nIssue {2}http\S+\/organizations\/acme\/issues\/(\d+)\/\n$/.exec(
        sent.stdout,
      )?.[1];
    const params = { organization: "acme", issue: issueId ?? "" };
    expect((await server.api.call(getIssue, { params })).body.title).toBe(
      "TestEvent: Hello, Vedette",
    );
    const byDsn = await runVedette(["send-test-event", "--dsn", server.made.dsn], env);
    expect(byDsn.stdout).toMatch(/^Event {2}[0-9a-f]{32}\n$/);
    const unknown = server.made.dsn.replace(/\/\/\w{32}/, `//${"0".repeat(32)}`);
    expect(await runVedette(["send-test-event"], { ...env, VEDETTE_DSN: unknown })).toEqual(
      oneSentence(/does not accept the DSN's key/),
    );
  });

  test("says what is missing", async () => {
    expect(await runVedette(["send-test-event"], env)).toEqual(
      oneSentence(/no organization yet; run vedette bootstrap/),
    );
    expect(await runVedette(["send-test-event", "--dsn", "shop"], env)).toEqual(
      oneSentence(/"shop" is not a DSN/),
    );
    const { port, release } = await takePort();
    await release();
    const dsn = `http://${"a".repeat(32)}@localhost:${port}/1`;
    expect(await runVedette(["send-test-event", "--dsn", dsn], env)).toEqual(
      oneSentence(/^Nobody answers at http:\/\/localhost/),
    );
  });
});

describe("doctor", () => {
  const linesOf = ({ stdout }: ProgramResult) => stdout.trimEnd().split("\n");

  test("looks at everything, and changes nothing", async () => {
    const { port, release } = await takePort();
    await release();
    const result = await runVedette(["doctor", "--port", String(port)], env);
    const names = linesOf(result).map((line) => line.slice(9, 21).trimEnd());
    expect(names).toEqual([
      "node",
      "settings",
      "data folder",
      "secret key",
      "database",
      "port",
      "web page",
    ]);
    expect(
      linesOf(result)
        .slice(0, 6)
        .every((line) => line.startsWith("ok ")),
    ).toBe(true);
    expect(existsSync(path.join(dataDir, "vedette.db"))).toBe(false);
  });

  test("names each problem with what to do about it, and ends with code 1", async () => {
    const { port, release } = await takePort();
    await runVedette(["bootstrap", ...acme], env);
    chmodSync(path.join(dataDir, "secret-key"), 0o644);
    const file = path.join(dataDir, "vedette.db");
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 12);
    writeFileSync(file, bytes);
    const result = await runVedette(["doctor", "--port", String(port)], env);
    await release();
    expect(result).toMatchObject({ code: 1, stderr: "" });
    const problems = linesOf(result).filter((line) => line.startsWith("PROBLEM"));
    expect(problems.slice(0, 3)).toEqual([
      expect.stringMatching(/secret key .*chmod 600/),
      expect.stringMatching(/database .*damaged.*backup/),
      expect.stringMatching(/port .*taken by another program.*VEDETTE_PORT/),
    ]);
  });

  test("sees that it is Vedette itself who has the port", async () => {
    await using server = await startServer();
    const settings = { ...server.database.env, VEDETTE_PORT: new URL(server.url).port };
    const result = await runVedette(["doctor"], settings);
    expect(result.stdout).toMatch(/^ok +port .*where Vedette runs$/m);
    expect(result.stdout).toMatch(/^ok +database .*sound and up to date$/m);
  });

  test("stops at settings that cannot be read", async () => {
    const result = await runVedette(["doctor"], { ...env, VEDETTE_PORT: "eighty" });
    expect(result.code).toBe(1);
    expect(linesOf(result).at(-1)).toMatch(/^PROBLEM +settings +VEDETTE_PORT is "eighty"/);
  });
});

describe("the command line", () => {
  test("every command explains itself, with the variable of each setting", () => {
    const help = createProgram({ code: 0 }).commands.map((command) => command.helpInformation());
    expect(help).toHaveLength(10);
    expect(
      help.every((text) => /^Usage: vedette \S+ \[options\](?: <\w+>)?\n\n\w/.test(text)),
    ).toBe(true);
    const [serve = ""] = help;
    const settings = SETTINGS.filter(({ flag }) => flag !== null);
    expect(settings.filter(({ env }) => !serve.includes(`[${env}`))).toEqual([]);
  });

  test("what it does not know, it says in one sentence", async () => {
    expect(await runVedette(["frobnicate"], env)).toEqual(
      oneSentence(/unknown command 'frobnicate'/),
    );
    expect(await runVedette(["bootstrap"], env)).toEqual(oneSentence(/--email/));
    expect(await runVedette(["migrate"], { ...env, VEDETTE_LOG_LEVEL: "loud" })).toEqual(
      oneSentence(/^VEDETTE_LOG_LEVEL/),
    );
  });
});

test("a database that is not ours is refused in one sentence by every command that needs one", async () => {
  writeFileSync(path.join(dataDir, "vedette.db"), "not a database, only words ".repeat(200));
  for (const args of [
    ["migrate"],
    ["bootstrap", ...acme],
    ["send-test-event"],
    ["serve", "--port", "0"],
  ]) {
    expect(await runVedette(args, env)).toEqual(
      oneSentence(/is not an SQLite database\..*VEDETTE_DATA_DIR/),
    );
  }
});
