import { listIssueUserReports } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** A page of what people said of the events of an issue. */
export function issueFeedbackQuery(
  organization: string,
  issue: string,
  cursor: string | undefined,
) {
  return queryOptions({
    queryKey: ["feedback", organization, issue, cursor],
    queryFn: async ({ signal }) => {
      const query = { limit: 50, ...(cursor !== undefined && { cursor }) };
      const params = { organization, issue };
      const page = await api.call(listIssueUserReports, { params, query, signal });
      return { reports: page.body, next: page.next, previous: page.previous };
    },
  });
}
