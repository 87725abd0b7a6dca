import {
  createPasswordLink,
  getInstance,
  getOutgoing,
  listInstanceMails,
  listInstanceOrganizations,
  listInstanceUsers,
  sendTestMail,
  updateInstanceUser,
  type RouteBodyInput,
  type RouteQueryInput,
} from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, LIVE_MS } from "./client.ts";

const key = ["instance"];

/** How the instance is set up, what it holds and owes. Counting is dear, so it is not asked often. */
export const instanceQuery = queryOptions({
  queryKey: [...key, "state"],
  queryFn: async ({ signal }) => (await api.call(getInstance, { signal })).body,
  staleTime: 30_000,
});

/** What outgoing requests may reach. */
export const outgoingQuery = queryOptions({
  queryKey: [...key, "outgoing"],
  queryFn: async ({ signal }) => (await api.call(getOutgoing, { signal })).body,
});

export function instanceUsersQuery(query: RouteQueryInput<typeof listInstanceUsers>) {
  return queryOptions({
    queryKey: [...key, "users", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listInstanceUsers, { query: { ...query, limit: 50 }, signal });
      return { users: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

export function useInstanceUserChanges(user: string) {
  const queries = useQueryClient();
  const params = { user };
  const update = useMutation({
    mutationFn: (body: RouteBodyInput<typeof updateInstanceUser>) =>
      api.call(updateInstanceUser, { params, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...key, "users"] }),
  });
  /** Makes a link with which they choose a new password. */
  const makeLink = useMutation({
    mutationFn: async () => (await api.call(createPasswordLink, { params })).body.link,
  });
  return { update, makeLink };
}

export function instanceOrganizationsQuery(
  query: RouteQueryInput<typeof listInstanceOrganizations>,
) {
  return queryOptions({
    queryKey: [...key, "organizations", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listInstanceOrganizations, {
        query: { ...query, limit: 25 },
        signal,
      });
      return { organizations: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

/** The mails of late; asked again while one is on its way. */
export function instanceMailsQuery(query: RouteQueryInput<typeof listInstanceMails>) {
  return queryOptions({
    queryKey: [...key, "mails", query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listInstanceMails, { query: { ...query, limit: 25 }, signal });
      return { mails: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.mails.some(({ status }) => status === "pending") === true ? LIVE_MS : false,
  });
}

export function useSendTestMail() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.call(sendTestMail),
    onSuccess: () => queries.invalidateQueries({ queryKey: [...key, "mails"] }),
  });
}
