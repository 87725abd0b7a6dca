import {
  createTeam,
  deleteTeam,
  joinTeam,
  leaveTeam,
  listTeamMembers,
  type RouteBodyInput,
  updateTeam,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

export function teamMembersQuery(organization: string, team: string) {
  return queryOptions({
    queryKey: ["teams", organization, "members", team],
    queryFn: async ({ signal }) =>
      (await api.call(listTeamMembers, { params: { organization, team }, signal })).body,
  });
}

/** The changes to the teams of an organization; each reloads them. */
export function useTeamChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["teams", organization] });
  const create = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createTeam>) =>
      (await api.call(createTeam, { params: { organization }, body })).body,
    onSuccess,
  });
  const rename = useMutation({
    mutationFn: async ({ team, name }: { team: string; name: string }) =>
      (await api.call(updateTeam, { params: { organization, team }, body: { name } })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (team: string) => api.call(deleteTeam, { params: { organization, team } }),
    onSuccess,
  });
  const add = useMutation({
    mutationFn: (seat: { team: string; member: string }) =>
      api.call(joinTeam, { params: { organization, ...seat } }),
    onSuccess,
  });
  const take = useMutation({
    mutationFn: (seat: { team: string; member: string }) =>
      api.call(leaveTeam, { params: { organization, ...seat } }),
    onSuccess,
  });
  return { create, rename, remove, add, take };
}
