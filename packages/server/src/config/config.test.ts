import path from "node:path";
import { describe, expect, test } from "vitest";
import { DEFAULT_SCHEDULE_MS } from "../kit/index.ts";
import { baseUrlOf, ConfigError, readConfig, SETTINGS } from "./index.ts";

const read = (env: Record<string, string>, flags: Record<string, string> = {}) =>
  readConfig({ env, flags });

function refusal(env: Record<string, string>, flags: Record<string, string> = {}): string {
  try {
    read(env, flags);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
  }
  return "nothing was refused";
}

describe("without any setting", () => {
  test("the instance serves this machine only, from SQLite in ./data", () => {
    const config = read({});
    expect(config).toMatchObject({
      host: "localhost",
      port: 8000,
      database: { engine: "sqlite", file: path.resolve("data", "vedette.db") },
      roles: ["web", "ingest", "worker"],
      trustProxy: false,
      maxEventBytes: 1024 ** 2,
      maxEnvelopeBytes: 20 * 1024 ** 2,
      webhookTimeoutMs: 1000,
      componentTimeoutMs: 30_000,
      egress: {
        allowCidrs: [],
        allowLoopback: true,
        loopbackReason: "only-served-here",
        allowedPorts: null,
        proxy: null,
      },
      warnings: [],
    });
    expect(config.retryScheduleMs).toEqual(DEFAULT_SCHEDULE_MS);
    expect(baseUrlOf(config)).toBe("http://localhost:8000");
  });

  test("links carry the port that was got when any would do", () => {
    expect(baseUrlOf(read({ VEDETTE_PORT: "0" }), 41234)).toBe("http://localhost:41234");
  });
});

describe("reading", () => {
  test("a flag wins over the environment, and an empty variable counts as absent", () => {
    expect(read({ VEDETTE_PORT: "9000" }, { port: "9001" }).port).toBe(9001);
    expect(read({ VEDETTE_PORT: "" }).port).toBe(8000);
  });

  test("every setting with a default has one that it accepts itself", () => {
    const defaults = SETTINGS.filter((setting) => setting.default !== null);
    const env = Object.fromEntries(defaults.map((setting) => [setting.env, setting.default]));
    expect(read(env)).toEqual(read({}));
    expect(defaults.length).toBeGreaterThan(10);
  });

  test("lists, sizes, durations and roles are understood", () => {
    const config = read({
      VEDETTE_EGRESS_ALLOW: "10.20.0.0/16, fd00:7::/64",
      VEDETTE_EGRESS_PORTS: "443, 8443",
      VEDETTE_EGRESS_PROXY: "http://me:secret@proxy.example:3128",
      VEDETTE_MAX_EVENT_BYTES: "512KiB",
      VEDETTE_RETRY_SCHEDULE: "0,250ms,2d",
      VEDETTE_TRUST_PROXY: "loopback,10.0.0.0/8",
      VEDETTE_ROLE: "worker,web",
      VEDETTE_SECRET_KEY: "k".repeat(32),
      VEDETTE_URL: "https://errors.example.com/vedette/",
      DATABASE_URL: "postgres://v@db/vedette",
    });
    expect(config).toMatchObject({
      url: "https://errors.example.com/vedette",
      egress: {
        allowCidrs: ["10.20.0.0/16", "fd00:7::/64"],
        allowLoopback: false,
        loopbackReason: "served-to-others",
        allowedPorts: [443, 8443],
        proxy: "http://me:secret@proxy.example:3128/",
      },
      maxEventBytes: 524_288,
      retryScheduleMs: [0, 250, 172_800_000],
      trustProxy: ["loopback", "10.0.0.0/8"],
      roles: ["web", "worker"],
      database: { engine: "postgres", url: "postgres://v@db/vedette" },
    });
  });

  test.for([
    ["VEDETTE_PORT", "80a"],
    ["VEDETTE_PORT", "65536"],
    ["VEDETTE_URL", "errors.example.com"],
    ["VEDETTE_URL", "ftp://errors.example.com"],
    ["VEDETTE_URL", "https://errors.example.com/?a=1"],
    ["VEDETTE_LOG_LEVEL", "loud"],
    ["VEDETTE_ROLE", "cook"],
    ["VEDETTE_TRUST_PROXY", "maybe"],
    ["VEDETTE_MAX_EVENT_BYTES", "0"],
    ["VEDETTE_MAX_EVENT_BYTES", "1MB"],
    ["VEDETTE_QUEUE_LIMIT", "-1"],
    ["VEDETTE_WEBHOOK_TIMEOUT_MS", "60001"],
    ["VEDETTE_EGRESS_ALLOW", "10.20.0.0"],
    ["VEDETTE_EGRESS_ALLOW", "10.20.0.0/33"],
    ["VEDETTE_EGRESS_ALLOW_LOOPBACK", "true"],
    ["VEDETTE_RETRY_SCHEDULE", "5"],
    ["VEDETTE_RETRY_SCHEDULE", "8d"],
    ["VEDETTE_RETRY_SCHEDULE", ","],
  ] as const)("%s=%s is refused with a sentence that names it", ([name, value]) => {
    expect(refusal({ [name]: value })).toMatch(
      new RegExp(`^${name} is ".*", but it must be .*\\.$`),
    );
  });

  test("a wrong flag is named as the flag it was", () => {
    expect(refusal({}, { "log-level": "loud" })).toContain('--log-level is "loud"');
  });
});

describe("contradictions", () => {
  test.for([
    [{ VEDETTE_SECRET_KEY: "short" }, "VEDETTE_SECRET_KEY"],
    [{ DATABASE_URL: "mysql://db/vedette" }, "DATABASE_URL"],
    [{ DATABASE_URL: "vedette" }, "DATABASE_URL"],
    [{ VEDETTE_ROLE: "web" }, "DATABASE_URL"],
    [{ VEDETTE_ROLE: "web", DATABASE_URL: "postgres://db/v" }, "VEDETTE_SECRET_KEY"],
    [{ VEDETTE_MAX_EVENT_BYTES: "30MiB" }, "VEDETTE_MAX_ENVELOPE_BYTES"],
  ] as [Record<string, string>, string][])("%o is refused, naming %s", ([env, named]) => {
    expect(refusal(env)).toContain(named);
  });

  test("an instance others can reach does not let webhooks reach its own machine", () => {
    expect(read({ VEDETTE_HOST: "0.0.0.0" }).egress.allowLoopback).toBe(false);
    expect(read({ VEDETTE_URL: "https://errors.example.com" }).egress.allowLoopback).toBe(false);
    expect(read({ VEDETTE_URL: "http://127.0.0.1:8000" }).egress.allowLoopback).toBe(true);
    const forced = { VEDETTE_HOST: "0.0.0.0", VEDETTE_EGRESS_ALLOW_LOOPBACK: "yes" };
    expect(read(forced).egress.allowLoopback).toBe(true);
  });
});

describe("warnings", () => {
  test("name a variable that looks like a setting and is none", () => {
    expect(read({ VEDETTE_PROT: "1", PATH: "/bin" }).warnings).toEqual([
      "VEDETTE_PROT is not a setting of Vedette and has no effect.",
    ]);
  });

  test("tell when links would lead other machines to themselves", () => {
    expect(read({ VEDETTE_HOST: "0.0.0.0" }).warnings).toEqual([
      expect.stringContaining("VEDETTE_URL"),
    ]);
  });

  test("tell when sealed secrets could be read on this machine only", () => {
    const { warnings } = read({ DATABASE_URL: "postgresql://db/vedette" });
    expect(warnings).toEqual([expect.stringContaining("VEDETTE_SECRET_KEY")]);
  });
});
