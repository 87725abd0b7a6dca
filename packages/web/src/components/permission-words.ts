import { PERMISSIONS, type Scope } from "@vedette/contract";
import { levelOf } from "./permissions.ts";

const WORDS = { read: "read", write: "read & write", admin: "admin" };

/** Scopes as a sentence part: `Project: read, Issue & Event: admin`. */
export function permissionWords(scopes: readonly Scope[]): string {
  const parts = PERMISSIONS.flatMap((row) => {
    const level = levelOf(scopes, row);
    return level === "none" ? [] : [`${row.label}: ${WORDS[level]}`];
  });
  return parts.length === 0 ? "No permissions" : parts.join(", ");
}
