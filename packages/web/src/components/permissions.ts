import { expandScopes, type PermissionRow, type Scope } from "@vedette/contract";

export type PermissionLevel = "none" | PermissionRow["levels"][number]["level"];

/** The widest level of a resource that these scopes reach, with what they imply. */
export function levelOf(scopes: readonly Scope[], row: PermissionRow): PermissionLevel {
  const held = expandScopes(scopes);
  const reached = row.levels.filter((level) => level.scopes.every((one) => held.has(one)));
  return reached.at(-1)?.level ?? "none";
}

/** The scopes with this resource at another level; those of other resources stay as they are. */
export function withLevel(
  scopes: readonly Scope[],
  row: PermissionRow,
  level: PermissionLevel,
): Scope[] {
  const mine = new Set(row.levels.flatMap(({ scopes }) => scopes));
  const others = scopes.filter((scope) => !mine.has(scope));
  return [...others, ...(row.levels.find((one) => one.level === level)?.scopes ?? [])];
}
