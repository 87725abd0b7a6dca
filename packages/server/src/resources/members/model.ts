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

/** A seat that is offered and not yet taken. */
export interface Invitation {
  id: number;
  organizationId: number;
  /** Lower case. */
  email: string;
  role: Role;
  teamIds: readonly number[];
  /** Null when it was no person. */
  inviterId: number | null;
  /** Epoch milliseconds, as the next. */
  createdAt: number;
  expiresAt: number;
}

/** How long an invitation can be accepted. */
export const INVITATION_TTL_MS = 30 * 86_400_000;

/** What a path names a seat by: the caller's own, a member's id, or an invitation's, which begins with i. */
export function readSeatId(
  segment: string,
): { kind: "own" } | { kind: "member" | "invitation"; id: number } | undefined {
  if (segment === "me") return { kind: "own" };
  const [, letter, digits] = /^(i?)(\d{1,15})$/.exec(segment) ?? [];
  if (digits === undefined) return undefined;
  return { kind: letter === "i" ? "invitation" : "member", id: Number(digits) };
}

/** An invitation's id where seats are listed, which are counted apart. */
export function formatInvitationId(id: number): string {
  return `i${id}`;
}
