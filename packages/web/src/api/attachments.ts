import { listAttachments } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** The files that came with an event. */
export function attachmentsQuery(organization: string, project: string, event: string) {
  return queryOptions({
    queryKey: ["attachments", organization, project, event],
    queryFn: async ({ signal }) => {
      const params = { organization, project, event };
      return (await api.call(listAttachments, { params, query: { limit: 100 }, signal })).body;
    },
    staleTime: 60_000,
  });
}

/** Where the bytes of a file are, for a link. */
export function attachmentPath(
  organization: string,
  project: string,
  { event_id, id }: { event_id: string; id: string },
): string {
  const [o, p, e, a] = [organization, project, event_id, id].map(encodeURIComponent);
  return `/api/0/projects/${o}/${p}/events/${e}/attachments/${a}/?download=1`;
}
