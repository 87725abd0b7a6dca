/** Tokens of organizations: what build servers report with, readable by command lines. */
export { createOrganizationToken } from "./manage-tokens.ts";
