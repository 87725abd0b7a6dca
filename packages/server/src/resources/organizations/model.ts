import type { Role } from "@vedette/contract";

export interface Organization {
  id: number;
  slug: string;
  name: string;
  policies: OrganizationPolicies;
  /** One that was removed is found by nobody; it is seen only in what was under way. */
  isRemoved: boolean;
  /** Epoch milliseconds. */
  createdAt: number;
}

export interface OrganizationPolicies {
  /** The role of people who join. */
  defaultRole: Role;
  openMembership: boolean;
  allowMemberInvite: boolean;
  isEarlyAdopter: boolean;
  /** Whether people without two-factor sign-in are kept out. */
  require2FA: boolean;
  /** How many events all its projects together may send. */
  rateLimit: RateLimit | null;
}

/** At most `count` events in `window` seconds. */
export interface RateLimit {
  count: number;
  window: number;
}

/** What can be changed, in the wire's words; what is absent stays as it is. */
export type OrganizationChanges = {
  [K in keyof OrganizationPolicies]?: OrganizationPolicies[K] | undefined;
} & { name?: string | undefined; slug?: string | undefined };

export const MAX_ORGANIZATION_SLUG = 50;

export const DEFAULT_POLICIES: OrganizationPolicies = {
  defaultRole: "member",
  openMembership: true,
  allowMemberInvite: true,
  isEarlyAdopter: false,
  require2FA: false,
  rateLimit: null,
};

export function changeOrganization(
  organization: Organization,
  changes: OrganizationChanges,
): Organization {
  const { policies } = organization;
  return {
    ...organization,
    name: changes.name ?? organization.name,
    slug: changes.slug ?? organization.slug,
    policies: {
      defaultRole: changes.defaultRole ?? policies.defaultRole,
      openMembership: changes.openMembership ?? policies.openMembership,
      allowMemberInvite: changes.allowMemberInvite ?? policies.allowMemberInvite,
      isEarlyAdopter: changes.isEarlyAdopter ?? policies.isEarlyAdopter,
      require2FA: changes.require2FA ?? policies.require2FA,
      rateLimit: changes.rateLimit === undefined ? policies.rateLimit : changes.rateLimit,
    },
  };
}
