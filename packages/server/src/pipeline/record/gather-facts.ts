import type { Hears, OutboxFact } from "../../outbox/index.ts";
import {
  findIssues,
  findSurroundings,
  type Issue,
  presentIssueForWebhook,
} from "../../resources/issues/index.ts";
import { findOrganizationSlugs } from "../../resources/organizations/index.ts";
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

async function issueFacts(
  links: Links,
  tx: Tx,
  issues: readonly Issue[],
  action: "created" | "unresolved",
): Promise<OutboxFact[]> {
  if (issues.length === 0) return [];
  const besides = await findSurroundings(tx, issues, null);
  const slugs = await findOrganizationSlugs(tx, [
    ...new Set(issues.map((issue) => issue.organizationId)),
  ]);
  return issues.flatMap((issue): OutboxFact[] => {
    const { organizationId, projectId } = issue;
    const beside = besides(issue);
    const slug = slugs.get(organizationId);
    // A project that is being removed tells nothing more.
    if (!beside || slug === undefined) return [];
    const data = {
      issue: presentIssueForWebhook(issue, { links, organization: { slug }, ...beside }, action),
    };
    return [
      { resource: "issue", action, organizationId, projectId, actor: { kind: "system" }, data },
    ];
  });
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
