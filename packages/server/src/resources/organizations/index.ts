/** Organizations: who owns everything else, and by which policies. */
export { insertNewOrganization } from "./create-organization.ts";
export type { Organization } from "./model.ts";
export { presentOrganizationSummary } from "./present.ts";
export {
  findFirstOrganization,
  findOrganization,
  findOrganizations,
  findOrganizationSlugs,
  getOrganization,
} from "./store.ts";
