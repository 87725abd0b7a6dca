import type { Role } from "@vedette/contract";

/** What each role may do, in words; from the least able to the most. */
const WORDS: Readonly<Record<Role, string>> = {
  member: "sees everything, works on issues",
  admin: "also manages projects and their teams",
  manager: "also manages members, teams and integrations",
  owner: "may do everything, also remove the organization",
};

/** Roles as a select offers them. */
export const ROLE_OPTIONS = Object.entries(WORDS).map(([role, words]) => ({
  value: role,
  label: `${role.slice(0, 1).toUpperCase()}${role.slice(1)}: ${words}`,
}));

/** The role of that name; the least able one for a name that is none. */
export function toRole(name: string): Role {
  return isRole(name) ? name : "member";
}

function isRole(name: string): name is Role {
  return name in WORDS;
}
