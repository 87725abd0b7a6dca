import { describe, expect, test } from "vitest";
import { DEFAULT_RULES } from "./canonical-event.fixture.ts";
import { compileRules } from "./rules.ts";

describe("a name is judged", () => {
  const rules = compileRules({
    ...DEFAULT_RULES,
    scrubIpAddresses: true,
    sensitiveFields: ["PESEL", " birth ", ""],
    safeFields: ["Author", "token_type"],
  });

  test.each([
    ["password", "secret"],
    ["pesel", "sensitive"],
    ["customerPesel", "sensitive"],
    ["date_of_birth", "sensitive"],
    ["author", "safe"],
    ["AUTHOR", "safe"],
    ["author_name", "secret"],
    ["token_type", "safe"],
    ["Cookie", "cookies"],
    ["set-cookie", "cookies"],
    ["cookies", "cookies"],
    ["kernel_version", "version"],
    ["name", "plain"],
    ["sessionid", "plain"],
  ])("%s: %s", (name, verdict) => {
    expect(rules.judge(name)).toBe(verdict);
    expect(rules.judge(name)).toBe(verdict);
  });

  test("cookies have secret names of their own, unless the project calls them safe", () => {
    expect(rules.judgeCookie("sessionid")).toBe("secret");
    expect(rules.judgeCookie("theme")).toBe("plain");
    const safe = compileRules({ ...DEFAULT_RULES, safeFields: ["sessionid"] });
    expect(safe.judgeCookie("sessionid")).toBe("safe");
  });

  test("without the built-in rules only the project's own count", () => {
    const own = compileRules({
      ...DEFAULT_RULES,
      scrubDefaults: false,
      sensitiveFields: ["pesel"],
    });
    expect(["password", "cookie", "pesel"].map(own.judge)).toEqual(["plain", "plain", "sensitive"]);
    expect(own.judgeCookie("sessionid")).toBe("plain");
  });

  test("right, however many names were judged before", () => {
    for (let at = 0; at < 5000; at++) rules.judge(`name${at}`);
    expect(rules.judge("password")).toBe("secret");
    expect(rules.judge("name7")).toBe("plain");
    expect(rules.judge(`${"x".repeat(1000)}password`)).toBe("secret");
  });
});

test("rules of the same content are made ready once", () => {
  expect(compileRules({ ...DEFAULT_RULES })).toBe(compileRules({ ...DEFAULT_RULES }));
  const other = compileRules({ ...DEFAULT_RULES, sensitiveFields: ["a"] });
  expect(other).not.toBe(compileRules({ ...DEFAULT_RULES }));
  for (let at = 0; at < 600; at++) compileRules({ ...DEFAULT_RULES, sensitiveFields: [`f${at}`] });
  expect(compileRules({ ...DEFAULT_RULES, sensitiveFields: ["a"] }).judge("xax")).toBe("sensitive");
});
