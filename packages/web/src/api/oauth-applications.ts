import {
  createApiApplication,
  deleteApiApplication,
  deleteApiAuthorization,
  getApiApplication,
  listApiApplications,
  listApiAuthorizations,
  rotateApiApplicationSecret,
  updateApiApplication,
  type RouteBodyInput,
} from "@vedette/contract";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

const key = ["oauth-applications"];

/** The OAuth applications that the person registered. */
export const oauthApplicationsQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ signal }) => (await api.call(listApiApplications, { signal })).body,
});

export function oauthApplicationQuery(application: string) {
  return queryOptions({
    queryKey: [...key, application],
    queryFn: async ({ signal }) =>
      (await api.call(getApiApplication, { params: { application }, signal })).body,
  });
}

/** Registers an application. Its secret is in this answer and nowhere else. */
export function useCreateOauthApplication() {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof createApiApplication>) =>
      (await api.call(createApiApplication, { body })).body,
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
}

/** The changes to one application; each reloads what is shown of it. */
export function useOauthApplicationChanges(application: string) {
  const queries = useQueryClient();
  const params = { application };
  const onSuccess = () => queries.invalidateQueries({ queryKey: key });
  const update = useMutation({
    meta: { quiet: true },
    mutationFn: async (body: RouteBodyInput<typeof updateApiApplication>) =>
      (await api.call(updateApiApplication, { params, body })).body,
    onSuccess,
  });
  const rotate = useMutation({
    mutationFn: async () =>
      (await api.call(rotateApiApplicationSecret, { params })).body.clientSecret,
  });
  const remove = useMutation({
    mutationFn: () => api.call(deleteApiApplication, { params }),
    onSuccess: () => queries.invalidateQueries({ ...oauthApplicationsQuery, exact: true }),
  });
  return { update, rotate, remove };
}

/** The applications that the person lets act as them. */
export const authorizationsQuery = queryOptions({
  queryKey: ["oauth-authorizations"],
  queryFn: async ({ signal }) => (await api.call(listApiAuthorizations, { signal })).body,
});

export function useRevokeAuthorization() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (authorization: string) =>
      api.call(deleteApiAuthorization, { body: { authorization } }),
    onSuccess: () => queries.invalidateQueries(authorizationsQuery),
  });
}
