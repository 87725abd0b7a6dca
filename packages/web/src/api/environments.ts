import { listEnvironments } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** The environments that the projects of an organization report from. */
export function environmentsQuery(organization: string) {
  return queryOptions({
    queryKey: ["environments", organization],
    queryFn: async ({ signal }) =>
      (await api.call(listEnvironments, { params: { organization }, signal })).body,
    staleTime: 60_000,
  });
}
