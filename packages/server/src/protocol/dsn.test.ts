import { describe, expect, test } from "vitest";
import { formatDsn, parseDsn } from "./index.ts";

const KEY = "0123456789abcdef0123456789abcdef";

describe("parseDsn", () => {
  test("takes a DSN apart", () => {
    expect(parseDsn(`https://${KEY}@errors.example:8443/prefix/deep/42`)).toEqual({
      scheme: "https",
      publicKey: KEY,
      host: "errors.example:8443",
      path: "/prefix/deep",
      projectId: "42",
    });
  });

  test("keeps an obsolete secret apart from the key", () => {
    const dsn = parseDsn(`http://${KEY}:5ecret@localhost/7`);
    expect(dsn).toMatchObject({ publicKey: KEY, secret: "5ecret", path: "", projectId: "7" });
  });

  test("tolerates blanks around and a slash at the end", () => {
    expect(parseDsn(` http://${KEY}@[::1]:9000/7/ `)).toMatchObject({
      host: "[::1]:9000",
      projectId: "7",
    });
  });

  test.each([
    "",
    "not a dsn",
    `ftp://${KEY}@localhost/7`,
    "http://localhost/7",
    `http://${KEY}@localhost`,
    `http://${KEY}@localhost/shop`,
    `http://${KEY}@localhost/7?a=1`,
    `http://@localhost/7`,
  ])("%j is no DSN", (text) => {
    expect(parseDsn(text)).toBeUndefined();
  });
});

describe("formatDsn", () => {
  test.each([
    ["http://localhost:9000", `http://${KEY}@localhost:9000/7`],
    ["https://errors.example/", `https://${KEY}@errors.example/7`],
    ["https://example.org/errors/", `https://${KEY}@example.org/errors/7`],
  ])("gives the DSN for a server at %s", (baseUrl, dsn) => {
    expect(formatDsn({ baseUrl, publicKey: KEY, projectId: "7" })).toBe(dsn);
  });

  test("writes what parseDsn reads", () => {
    const dsn = formatDsn({
      baseUrl: "https://example.org/errors",
      publicKey: KEY,
      projectId: "12",
    });
    expect(parseDsn(dsn)).toMatchObject({ publicKey: KEY, projectId: "12", path: "/errors" });
  });

  test.each([
    "ftp://example.org",
    "https://user:pass@example.org",
    "https://example.org?a=1",
    "nonsense",
  ])("refuses %s as a base", (baseUrl) => {
    expect(() => formatDsn({ baseUrl, publicKey: KEY, projectId: "7" })).toThrow(TypeError);
  });
});
