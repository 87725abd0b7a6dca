import type { Hears, OutboxFact } from "../../outbox/index.ts";
import { findIssues, type Issue, issueFacts } from "../../resources/issues/index.ts";
import type { Links } from "../../resources/instance.ts";
import type { Tx } from "../../storage/index.ts";
import type { PreparedEvent } from "../seams.ts";

export interface Happenings {
  assigned: readonly { event: PreparedEvent; issueId: number }[];
  createdIssueIds: readonly number[];
  reopened: readonly Issue[];
}

/**
 * What a batch has to tell the outside: new issues, issues that came back, and every error, as far
 * as anybody listens.
 */
export async function gatherFacts(
  links: Links,
  tx: Tx,
  happenings: Happenings,
  hears: Hears,
): Promise<OutboxFact[]> {
  const created = await findIssues(tx, happenings.createdIssueIds);
  const heard = (issue: Issue): boolean => hears(issue.organizationId, "issue");
  return [
    ...(await issueFacts(links, tx, created.filter(heard), "created")),
    ...(await issueFacts(links, tx, happenings.reopened.filter(heard), "unresolved")),
    ...happenings.assigned
      .filter(({ event }) => hears(event.organizationId, "error"))
      .flatMap(errorFacts),
  ];
}

/** Messages and other events without an exception are no errors. */
function errorFacts({ event, issueId }: Happenings["assigned"][number]): OutboxFact[] {
  if (event.payload.type !== "error") return [];
  const { organizationId, projectId } = event;
  return [
    {
      resource: "error",
      action: "created",
      organizationId,
      projectId,
      actor: { kind: "system" },
      data: { projectId, eventId: event.payload.event_id, issueId },
    },
  ];
}
