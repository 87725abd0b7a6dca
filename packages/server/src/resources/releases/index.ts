/** Releases: the versions that run, with their commits and deploys, and which comes after which. */
export { compareReleases } from "./compare-releases.ts";
export { type NewRelease } from "./create-release.ts";
export { describeVersions } from "./describe-releases.ts";
export { findLatestRelease, findReleaseOrder, type ReleaseOrder } from "./find-release-order.ts";
export type { Release } from "./model.ts";
export { noteReleases, type SeenRelease } from "./note-releases.ts";
export { type ReleaseContext } from "./present.ts";
export { purgeReleases } from "./store-purge.ts";
export { purgeReleasesOf } from "./store-purge-organization.ts";
