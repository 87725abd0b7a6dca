import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAuthHeader } from "./index.ts";

const KEY = "0123456789abcdef0123456789abcdef";

describe("the Sentry scheme", () => {
  test.each([
    [
      "as SDKs write it",
      `Sentry sentry_version=7, sentry_client=raven-node/2.6.4, sentry_key=${KEY}`,
    ],
    ["without blanks", `Sentry sentry_version=7,sentry_client=raven-node/2.6.4,sentry_key=${KEY}`],
    [
      "in another order",
      `Sentry sentry_key=${KEY},sentry_client=raven-node/2.6.4, sentry_version=7`,
    ],
    [
      "in another case",
      `sENTRY sentry_key=${KEY}, sentry_client=raven-node/2.6.4, sentry_version=7`,
    ],
    [
      "with old fields",
      `Sentry sentry_timestamp=1, sentry_version=7, sentry_client=raven-node/2.6.4, sentry_key=${KEY}, sentry_secret=x`,
    ],
    [
      "with quotes",
      `Sentry sentry_key="${KEY}", sentry_client="raven-node/2.6.4", sentry_version="7"`,
    ],
    [
      "with a comma at the end",
      `Sentry sentry_key=${KEY}, sentry_client=raven-node/2.6.4, sentry_version=7,`,
    ],
  ])("is read %s", (_how, value) => {
    expect(parseAuthHeader(value)).toEqual({
      kind: "sentry",
      publicKey: KEY,
      version: "7",
      client: "raven-node/2.6.4",
    });
  });

  test("needs nothing but the key", () => {
    const header = parseAuthHeader(`Sentry sentry_key=${KEY}`);
    expect(header).toEqual({ kind: "sentry", publicKey: KEY, version: null, client: null });
  });

  test.each([
    "Sentry",
    "Sentry ",
    "Sentry nonsense",
    "Sentry sentry_version=7",
    "Sentry =x",
    "Sentry sentry_key=",
  ])("%j is malformed", (value) => {
    expect(parseAuthHeader(value)).toEqual({ kind: "malformed" });
  });
});

describe("other schemes", () => {
  test("Basic holds the key as its user", () => {
    const value = `Basic ${Buffer.from(`${KEY}:`).toString("base64")}`;
    expect(parseAuthHeader(value)).toMatchObject({ kind: "basic", publicKey: KEY });
  });

  test("DSN holds a whole DSN", () => {
    const header = parseAuthHeader(`DSN https://${KEY}@errors.example/7`);
    expect(header).toMatchObject({ kind: "dsn", dsn: { publicKey: KEY, projectId: "7" } });
  });

  test.each(["Basic ", "DSN nonsense"])("%j is malformed", (value) => {
    expect(parseAuthHeader(value)).toEqual({ kind: "malformed" });
  });

  test.each(["Bearer abc", "abc", "", "Digest a=b"])("%j is no business of ingest", (value) => {
    expect(parseAuthHeader(value)).toEqual({ kind: "other" });
  });
});

test("any text is read without an exception", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `Sentry ${text}`),
      ),
      (value) => {
        expect(parseAuthHeader(value).kind).toMatch(/^(sentry|basic|dsn|malformed|other)$/);
      },
    ),
  );
});
