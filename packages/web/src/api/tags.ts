import { listOrganizationTagValues, listTags } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";
import { hasStatus } from "./errors.ts";

const VALUES_SUGGESTED = 20;

/** The tags that issues can be searched by; of one project, if it is given. */
export function tagKeysQuery(organization: string, project: string | undefined) {
  return queryOptions({
    queryKey: ["tags", organization, project],
    queryFn: async ({ signal }) => {
      const query = { ...(project !== undefined && { project }) };
      return (await api.call(listTags, { params: { organization }, query, signal })).body;
    },
    staleTime: 60_000,
  });
}

/** The most frequent values of a tag that hold what was typed; none for a tag there is none of. */
export function tagValuesQuery(
  organization: string,
  project: string | undefined,
  key: string,
  typed: string,
) {
  return queryOptions({
    queryKey: ["tags", organization, project, key, typed],
    queryFn: async ({ signal }) => {
      const query = {
        sort: "count",
        limit: VALUES_SUGGESTED,
        ...(project !== undefined && { project }),
        ...(typed !== "" && { query: typed }),
      } as const;
      const input = { params: { organization, key }, query, signal };
      return await api.call(listOrganizationTagValues, input).then(
        ({ body }) => body.map(({ value }) => value),
        (error: unknown) => {
          if (hasStatus(error, 404)) return [];
          throw error;
        },
      );
    },
    placeholderData: (before, beforeQuery) =>
      beforeQuery?.queryKey[3] === key ? before : undefined,
    staleTime: 60_000,
  });
}
