import {
  createOrganization,
  deleteOrganization,
  getOrganization,
  listMembers,
  listOrganizations,
  listTeams,
  updateOrganization,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export const organizationsQuery = queryOptions({
  queryKey: ["organizations"],
  queryFn: async ({ signal }) => (await api.call(listOrganizations, { signal })).body,
  staleTime: 60_000,
});

/** One organization with the caller's own scopes in it (`access`). */
export function organizationQuery(organization: string) {
  return queryOptions({
    queryKey: ["organization", organization],
    queryFn: async ({ signal }) => {
      const query = { detailed: false };
      return (await api.call(getOrganization, { params: { organization }, query, signal })).body;
    },
    staleTime: 60_000,
  });
}

export function membersQuery(organization: string) {
  return queryOptions({
    queryKey: ["members", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listMembers, { params: { organization }, signal })).body,
    staleTime: 60_000,
  });
}

export function teamsQuery(organization: string) {
  return queryOptions({
    queryKey: ["teams", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listTeams, { params: { organization }, signal })).body,
    staleTime: 60_000,
  });
}

/** Creates an organization by its name; the caller owns it. */
export function useCreateOrganization() {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (name: string) =>
      (await api.call(createOrganization, { body: { name } })).body,
    onSuccess: () => queries.invalidateQueries(organizationsQuery),
  });
}

/** Changes an organization's name or policies. */
export function useUpdateOrganization(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof updateOrganization>) =>
      (await api.call(updateOrganization, { params: { organization }, body })).body,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["organization", organization] });
      await queries.invalidateQueries(organizationsQuery);
    },
  });
}

export function useDeleteOrganization(organization: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(deleteOrganization, { params: { organization } }),
    onSuccess: () => queries.clear(),
  });
}
