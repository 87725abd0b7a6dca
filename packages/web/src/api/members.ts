import {
  deleteMember,
  inviteMember,
  listMembers,
  updateMember,
  type RouteBodyInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

/** A page of the members of an organization, those invited included. */
export function memberListQuery(organization: string, query: { query?: string; cursor?: string }) {
  return queryOptions({
    queryKey: ["members", organization, "list", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listMembers, {
        params: { organization },
        query: { ...query, limit: 50 },
        signal,
      });
      return { members: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

/** The changes to the seats of an organization; each reloads the list. */
export function useMemberChanges(organization: string) {
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["members", organization] });
  const invite = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof inviteMember>) =>
      (await api.call(inviteMember, { params: { organization }, body })).body,
    onSuccess,
  });
  const update = useMutation({
    mutationFn: async ({
      member,
      ...body
    }: { member: string } & RouteBodyInput<typeof updateMember>) =>
      (await api.call(updateMember, { params: { organization, member }, body })).body,
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: (member: string) => api.call(deleteMember, { params: { organization, member } }),
    onSuccess,
  });
  return { invite, update, remove };
}
