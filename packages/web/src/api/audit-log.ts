import { listAuditLogs, type AuditEvent } from "@vedette/contract";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** A page of what was done in an organization, newest first. */
export function auditLogQuery(
  organization: string,
  query: { event?: AuditEvent; target?: string; cursor?: string; limit?: number },
) {
  return queryOptions({
    queryKey: ["audit-log", organization, query],
    queryFn: async ({ signal }) => {
      const page = await api.call(listAuditLogs, {
        params: { organization },
        query: { limit: 50, ...query },
        signal,
      });
      return { ...page.body, next: page.next, previous: page.previous };
    },
    placeholderData: keepPreviousData,
  });
}
