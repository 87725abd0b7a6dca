import type {
  Organization as OrganizationShape,
  OrganizationSummary,
  ProjectSummary,
  Role,
  Scope,
  Team,
} from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Links } from "../instance.ts";
import type { Organization } from "./model.ts";

/** How the caller stands to an organization. */
export interface OrganizationViewer {
  role: Role | null;
  scopes: ReadonlySet<Scope>;
}

/** An organization as lists show it. */
export function presentOrganizationSummary(
  organization: Organization,
  links: Links,
): OrganizationSummary {
  return {
    id: String(organization.id),
    slug: organization.slug,
    name: organization.name,
    status: { id: "active", name: "active" },
    dateCreated: formatInstant(organization.createdAt),
    isEarlyAdopter: organization.policies.isEarlyAdopter,
    require2FA: organization.policies.require2FA,
    avatar: { avatarType: "letter_avatar", avatarUuid: null },
    links: {
      organizationUrl: `${links.baseUrl}/organizations/${organization.slug}/`,
      regionUrl: links.baseUrl,
    },
    hasAuthProvider: false,
    allowMemberInvite: organization.policies.allowMemberInvite,
    features: [],
  };
}

/** One organization; `parts` are left out where only the organization itself is wanted. */
export function presentOrganization(
  organization: Organization,
  viewer: OrganizationViewer,
  links: Links,
  parts?: { teams: Team[]; projects: ProjectSummary[] },
): OrganizationShape {
  return {
    ...presentOrganizationSummary(organization, links),
    role: viewer.role,
    orgRole: viewer.role,
    access: [...viewer.scopes].toSorted(),
    defaultRole: organization.policies.defaultRole,
    openMembership: organization.policies.openMembership,
    onboardingTasks: [],
    rateLimit: organization.policies.rateLimit,
    ...parts,
  };
}
