import { alertMail, type AlertedIssue, queueMail } from "../../mail/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { findIssues, formatShortId, issuePermalink } from "../issues/index.ts";
import { findUnwilling } from "../mail-choices/index.ts";
import { findOrganization } from "../organizations/index.ts";
import { findProjects } from "../projects/index.ts";
import { findUsers } from "../users/index.ts";
import { findMailReaders } from "./find-readers.ts";
import { stopLink } from "./mute-link.ts";
import { findMutedUsers } from "./store-mutes.ts";
import {
  addressNotice,
  findDueReaders,
  findNoticesFor,
  findUnaddressed,
  type Notice,
  noteMailed,
} from "./store-notices.ts";
import { withoutMuted } from "./without-muted.ts";

/** Who was mailed about a project hears of it again after this long, of everything since at once. */
export const DIGEST_MS = 10 * 60_000;

const AT_ONCE = 50;

type Sender = Pick<Instance, "storage" | "links" | "secrets" | "now">;

/**
 * One step: finds out to whom new notices go, and mails whose turn it is. The first mail about a
 * project goes at once, what follows within `DIGEST_MS` goes together. Gives whether there is more.
 */
export async function sendNotices(instance: Sender): Promise<boolean> {
  const { storage } = instance;
  const fresh = await findUnaddressed(storage.db, AT_ONCE);
  for (const notice of fresh) {
    await storage.transaction(async (tx) => await address(instance, tx, notice));
  }
  const due = await findDueReaders(storage.db, instance.now() - DIGEST_MS, AT_ONCE);
  for (const reader of due) {
    await storage.transaction(async (tx, wake) => await mail(instance, tx, wake, reader));
  }
  return fresh.length === AT_ONCE || due.length === AT_ONCE;
}

async function address(instance: Sender, tx: Tx, notice: Notice): Promise<void> {
  const now = instance.now();
  const { organizationId, projectId, ruleId, issueId, target } = notice;
  const [issue] = await findIssues(tx, [issueId]);
  const assignee = issue && { userId: issue.assignedUserId, teamId: issue.assignedTeamId };
  const place = { organizationId, projectIds: [projectId], ...(assignee && { assignee }) };
  const readers = issue ? await findMailReaders(tx, place, target, now) : [];
  const ids = readers.map(({ id }) => id);
  const unwilling = await findUnwilling(tx, "alerts", ids);
  const muted = await findMutedUsers(
    tx,
    { scope: "rule", ruleId, projectIds: [projectId] },
    ids,
    now,
  );
  const willing = ids.filter((id) => !unwilling.has(id) && !muted.has(id));
  await addressNotice(tx, notice, willing);
}

async function mail(
  instance: Sender,
  tx: Tx,
  wake: Wake,
  reader: { userId: number; projectId: number },
): Promise<void> {
  const now = instance.now();
  const waiting = await findNoticesFor(tx, reader);
  const ids = waiting.map(({ id }) => id);
  const notices = await withoutMuted(tx, "rule", reader, waiting, now);
  const user = (await findUsers(tx, [reader.userId])).get(reader.userId);
  const project = (await findProjects(tx, [reader.projectId])).get(reader.projectId);
  const issues = project ? await describeIssues(instance, tx, project, notices) : [];
  const [first, ...others] = issues;
  if (!user?.isActive || !project || !first) return await noteMailed(tx, reader, ids, null);
  const words = alertMail({
    project: project.slug,
    issues: [first, ...others],
    stopLink: stopLink(instance, reader, "rule", notices),
  });
  const { organizationId } = project;
  await queueMail(tx, wake, { ...words, to: user.email, organizationId }, now);
  await noteMailed(tx, reader, ids, now);
}

/** Each issue once, with the rules that fired for it; those that are gone are left out. */
async function describeIssues(
  { links }: Sender,
  tx: Tx,
  project: { slug: string; organizationId: number },
  notices: readonly Notice[],
): Promise<AlertedIssue[]> {
  const organization = await findOrganization(tx, String(project.organizationId));
  if (!organization) return [];
  const byIssue = Map.groupBy(notices, ({ issueId }) => issueId);
  const issues = await findIssues(tx, [...byIssue.keys()]);
  return issues
    .toSorted((a, b) => a.id - b.id)
    .map((issue) => ({
      shortId: formatShortId(project.slug, issue.shortId),
      title: issue.title,
      culprit: issue.culprit,
      link: issuePermalink(links, organization.slug, issue.id),
      rules: [...new Set((byIssue.get(issue.id) ?? []).map(({ ruleName }) => ruleName))],
    }));
}
