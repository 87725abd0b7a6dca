/** What the executable does besides serving: each opens the database, does its one thing, closes. */
export { bootstrapInstance } from "./bootstrap-instance.ts";
export { CannotRun } from "./cannot-run.ts";
export type { Check } from "./check.ts";
export { examine } from "./examine.ts";
export { findIssueLink, findTestTarget, type TestTarget } from "./find-test-target.ts";
export { makePasswordLink } from "./make-password-link.ts";
export { migrateDatabase } from "./migrate-database.ts";
