import { PERMISSIONS, type PermissionRow, type Scope } from "@vedette/contract";
import { expect, test } from "vitest";
import { levelOf, withLevel } from "./permissions.ts";

function row(resource: string): PermissionRow {
  const found = PERMISSIONS.find((one) => one.resource === resource);
  if (found === undefined) throw new Error(`no row ${resource}`);
  return found;
}

test("without a scope of the resource there is no access", () => {
  expect(levelOf(["event:read"], row("project"))).toBe("none");
});

test("a level is reached with all its scopes", () => {
  expect(levelOf(["project:read"], row("project"))).toBe("read");
  expect(levelOf(["project:read", "project:write"], row("project"))).toBe("write");
});

test("a scope reaches what it implies", () => {
  expect(levelOf(["project:admin"], row("project"))).toBe("admin");
});

test("every level of every resource reads back as chosen", () => {
  for (const one of PERMISSIONS) {
    for (const { level } of one.levels) {
      expect(levelOf(withLevel([], one, level), one)).toBe(level);
    }
  }
});

test("changing one resource leaves the others alone", () => {
  const before: Scope[] = ["event:read", "project:read", "project:write"];
  expect(withLevel(before, row("project"), "none")).toEqual(["event:read"]);
  expect(withLevel(before, row("project"), "read")).toEqual(["event:read", "project:read"]);
});
