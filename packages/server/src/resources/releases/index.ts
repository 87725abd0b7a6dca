/** Releases: the versions that run, with their commits and deploys, and which comes after which. */
export { compareReleases } from "./compare-releases.ts";
export { createRelease, type NewRelease } from "./create-release.ts";
export { describeReleases, describeVersions } from "./describe-releases.ts";
export { findLatestRelease, findReleaseOrder, type ReleaseOrder } from "./find-release-order.ts";
export type { Release } from "./model.ts";
export { noteReleases, type SeenRelease } from "./note-releases.ts";
export { shortVersion } from "./parse-version.ts";
export { presentRelease, type ReleaseContext } from "./present.ts";
export { purgeReleases } from "./store-purge.ts";
export { purgeReleasesOf } from "./store-purge-organization.ts";
export { findReleasesByVersion } from "./store.ts";
