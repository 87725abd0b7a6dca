import type { Scope } from "@vedette/contract";
import { useQuery } from "@tanstack/react-query";
import { organizationQuery } from "../api/organizations.ts";

/**
 * Whether the person has one of these scopes in the organization. True while it is not known: the
 * server decides in the end, and a page should not flicker.
 */
export function useAccess(organization: string, ...anyOf: Scope[]): boolean {
  const { data } = useQuery(organizationQuery(organization));
  return data === undefined || anyOf.some((scope) => data.access.includes(scope));
}
