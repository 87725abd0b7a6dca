/** Every route of the HTTP interface, one file for each resource. */
export * from "./users.ts";
export * from "./api-tokens.ts";
export * from "./organizations.ts";
export * from "./projects.ts";
export * from "./teams.ts";
export * from "./members.ts";
export * from "./project-keys.ts";
export * from "./issues.ts";
export * from "./lookups.ts";
export * from "./events.ts";
export * from "./notes.ts";
export * from "./issue-tags.ts";
export * from "./audit-logs.ts";
export * from "./sentry-apps.ts";
export * from "./sentry-app-tokens.ts";
export * from "./sentry-app-installations.ts";
export * from "./setup.ts";
