import type { Role } from "@vedette/contract";

/** A person's seat in an organization. */
export interface Member {
  id: number;
  organizationId: number;
  userId: number;
  role: Role;
  /** Epoch milliseconds. */
  createdAt: number;
}
