import { listIssueHashes, unmergeIssueHashesByPut } from "@vedette/contract";
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "./client.ts";

/** A page of the hashes of an issue, each with its newest event. */
export function issueHashesQuery(organization: string, issue: string, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["issues", organization, "hashes", issue, cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      const page = await api.call(listIssueHashes, {
        params: { organization, issue },
        query,
        signal,
      });
      return { hashes: page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}

/** Makes another issue of some hashes; gives it. All that is shown of issues is read again. */
export function useUnmerge(organization: string, issue: string) {
  const queries = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async (ids: string[]) => {
      const params = { organization, issue };
      const answer = await api.call(unmergeIssueHashesByPut, { params, query: { id: ids } });
      return answer.body.destination;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ["issues", organization] }),
  });
}
