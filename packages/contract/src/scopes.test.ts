import { describe, expect, test } from "vitest";
import { expandScopes, isScope, PERMISSIONS, SCOPES } from "./scopes.ts";

describe("expandScopes", () => {
  test("gives writing and reading to who may administer", () => {
    expect([...expandScopes(["event:admin"])].toSorted()).toEqual([
      "event:admin",
      "event:read",
      "event:write",
    ]);
  });

  test("gives integrations to an administrator of the organization, not to a writer", () => {
    expect(expandScopes(["org:admin"]).has("org:integrations")).toBe(true);
    expect(expandScopes(["org:write"]).has("org:integrations")).toBe(false);
  });

  test("never reaches into another resource", () => {
    for (const scope of SCOPES) {
      const resource = scope.split(":")[0];
      for (const implied of expandScopes([scope])) expect(implied.split(":")[0]).toBe(resource);
    }
  });

  test("adds nothing the second time, whatever the scope", () => {
    for (const scope of SCOPES) {
      const once = expandScopes([scope]);
      expect(expandScopes(once)).toEqual(once);
    }
  });
});

test("the permissions form offers each scope at one level of one resource as its newest", () => {
  for (const row of PERMISSIONS) {
    for (const [index, { scopes }] of row.levels.entries()) {
      const before = row.levels[index - 1]?.scopes ?? [];
      expect(scopes.slice(0, before.length)).toEqual(before);
      expect(scopes.length).toBeGreaterThan(before.length);
    }
  }
});

test("a name nobody declared is not a scope", () => {
  expect(isScope("org:read")).toBe(true);
  expect(isScope("org:everything")).toBe(false);
  expect(isScope("toString")).toBe(false);
});
