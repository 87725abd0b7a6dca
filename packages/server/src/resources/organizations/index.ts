/** Organizations: who owns everything else, and by which policies. */
export { insertNewOrganization } from "./create-organization.ts";
export { findIngestOrganization } from "./store-pipeline.ts";
export type { Organization } from "./model.ts";
export { type OrganizationPurge, purgeRemovedOrganizations } from "./purge-removed.ts";
export { presentOrganizationSummary } from "./present.ts";
export {
  findFirstOrganization,
  findOrganization,
  findOrganizations,
  findOrganizationSlugs,
  getOrganization,
  lockOrganization,
} from "./store.ts";
export { selectOrganizationPage } from "./store-list.ts";
