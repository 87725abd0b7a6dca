import { describe, expect, test } from "vitest";
import { findIngestCredentials } from "./index.ts";

const KEY = "0123456789abcdef0123456789abcdef";
const OTHER_KEY = "fedcba9876543210fedcba9876543210";
const none = { query: {}, headers: {} };

describe("credentials are found", () => {
  test("in the query, as JavaScript SDKs send them", () => {
    const query = {
      sentry_key: KEY,
      sentry_version: "7",
      sentry_client: "sentry.javascript.node/11.11.0",
    };
    expect(findIngestCredentials({ ...none, query })).toEqual({
      ok: true,
      publicKey: KEY,
      client: "sentry.javascript.node/11.11.0",
    });
  });

  test.each(["x-sentry-auth", "authorization"])("in the header %s", (name) => {
    const headers = { [name]: `Sentry sentry_version=5, sentry_client=raven/1, sentry_key=${KEY}` };
    expect(findIngestCredentials({ ...none, headers })).toEqual({
      ok: true,
      publicKey: KEY,
      client: "raven/1",
    });
  });

  test("in the envelope's DSN, which also names the project", () => {
    const envelopeDsn = `https://${KEY}@errors.example/7`;
    expect(findIngestCredentials({ ...none, envelopeDsn })).toEqual({
      ok: true,
      publicKey: KEY,
      client: null,
      projectIdFromDsn: "7",
    });
  });

  test("in the path", () => {
    expect(findIngestCredentials({ ...none, pathKey: KEY })).toEqual({
      ok: true,
      publicKey: KEY,
      client: null,
    });
  });

  test("in upper case", () => {
    const credentials = findIngestCredentials({
      ...none,
      query: { sentry_key: KEY.toUpperCase() },
    });
    expect(credentials).toMatchObject({ ok: true, publicKey: KEY });
  });

  test("in several places that agree; the client is whoever says it", () => {
    const credentials = findIngestCredentials({
      query: { sentry_key: KEY },
      headers: { "x-sentry-auth": `Sentry sentry_key=${KEY}, sentry_client=app/1` },
      envelopeDsn: `http://${KEY}@localhost/7`,
    });
    expect(credentials).toEqual({
      ok: true,
      publicKey: KEY,
      client: "app/1",
      projectIdFromDsn: "7",
    });
  });

  test("although a proxy put its own scheme into Authorization", () => {
    const headers = { authorization: "Bearer proxy" };
    expect(findIngestCredentials({ query: { sentry_key: KEY }, headers })).toMatchObject({
      ok: true,
    });
  });

  test("once, when a parameter is repeated", () => {
    const query = { sentry_key: [KEY, OTHER_KEY] };
    expect(findIngestCredentials({ ...none, query })).toMatchObject({ ok: true, publicKey: KEY });
  });
});

describe("credentials are refused", () => {
  const sentry = (fields: string): { headers: { [name: string]: string } } => ({
    headers: { "x-sentry-auth": `Sentry ${fields}` },
  });

  test.each([
    ["when there are none", {}, "missing", 401],
    [
      "when only a foreign scheme is there",
      { headers: { authorization: "Bearer x" } },
      "missing",
      401,
    ],
    ["when the key is empty", { query: { sentry_key: "" } }, "missing", 401],
    ["when the header has no key", sentry("sentry_version=7"), "malformed", 401],
    [
      "when our own header has another scheme",
      { headers: { "x-sentry-auth": "Bearer x" } },
      "malformed",
      401,
    ],
    ["when the envelope's DSN is none", { envelopeDsn: "nonsense" }, "malformed", 401],
    ["when the key is not 32 hex", { query: { sentry_key: "abc" } }, "invalid_key", 400],
    [
      "when the version is too new",
      sentry(`sentry_key=${KEY}, sentry_version=8`),
      "invalid_version",
      400,
    ],
    [
      "when the version is too old",
      sentry(`sentry_key=${KEY}, sentry_version=1`),
      "invalid_version",
      400,
    ],
    [
      "when the version is no number",
      { query: { sentry_key: KEY, sentry_version: "x" } },
      "invalid_version",
      400,
    ],
    [
      "when two keys are named",
      { query: { sentry_key: KEY }, ...sentry(`sentry_key=${OTHER_KEY}`) },
      "conflict",
      401,
    ],
    [
      "when two DSNs name two projects",
      {
        headers: { authorization: `DSN http://${KEY}@a.example/1` },
        envelopeDsn: `http://${KEY}@a.example/2`,
      },
      "conflict",
      401,
    ],
  ])("%s", (_when, places, reason, status) => {
    const refusal = findIngestCredentials({ ...none, ...places });
    expect(refusal).toMatchObject({ ok: false, reason, status });
  });

  test("with the sentence SDKs know when they are missing", () => {
    expect(findIngestCredentials(none)).toMatchObject({
      detail: "missing authorization information",
    });
  });
});
