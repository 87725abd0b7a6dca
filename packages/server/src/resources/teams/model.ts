export interface Team {
  id: number;
  organizationId: number;
  slug: string;
  name: string;
  memberCount: number;
  /** Epoch milliseconds. */
  createdAt: number;
}

export const MAX_TEAM_SLUG = 50;
