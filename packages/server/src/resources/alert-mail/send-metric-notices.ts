import { type ChangedAlert, metricAlertMail, queueMail } from "../../mail/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import type { Instance, Links } from "../instance.ts";
import { findOrganization } from "../organizations/index.ts";
import { findProjects } from "../projects/index.ts";
import { findUsers } from "../users/index.ts";
import { metricAlertLink } from "./metric-alert-link.ts";
import { muteLink } from "./mute-link.ts";
import { DIGEST_MS } from "./send-notices.ts";
import {
  findDueMetricReaders,
  type MetricNotice,
  noteMetricMailed,
  takeMetricNotices,
} from "./store-metric-notices.ts";
import { findMutedUsers } from "./store-mutes.ts";

const AT_ONCE = 50;

type Sender = Pick<Instance, "storage" | "links" | "secrets" | "now">;

/** One step of mailing about metric alerts, as `sendNotices`. Gives whether there is more. */
export async function sendMetricNotices(instance: Sender): Promise<boolean> {
  const { storage } = instance;
  const due = await findDueMetricReaders(storage.db, instance.now() - DIGEST_MS, AT_ONCE);
  for (const reader of due) {
    await storage.transaction(async (tx, wake) => await mail(instance, tx, wake, reader));
  }
  return due.length === AT_ONCE;
}

async function mail(
  instance: Sender,
  tx: Tx,
  wake: Wake,
  reader: { userId: number; projectId: number },
): Promise<void> {
  const now = instance.now();
  const waiting = await takeMetricNotices(tx, reader);
  const notices = await withoutMuted(tx, reader, waiting, now);
  const user = (await findUsers(tx, [reader.userId])).get(reader.userId);
  const project = (await findProjects(tx, [reader.projectId])).get(reader.projectId);
  const organization = project && (await findOrganization(tx, String(project.organizationId)));
  const [first, ...others] = organization
    ? notices.map((notice) => toChange(instance.links, organization.slug, notice))
    : [];
  if (!user?.isActive || !project || !first) return;
  const rules = new Set(notices.map(({ ruleId }) => ruleId));
  const [ruleId = 0] = rules;
  // Of one rule it stops that one; of several, all of the project.
  const mute =
    rules.size === 1
      ? ({ userId: user.id, scope: "metric-rule", scopeId: ruleId } as const)
      : ({ userId: user.id, scope: "project", scopeId: project.id } as const);
  const words = metricAlertMail({
    project: project.slug,
    changes: [first, ...others],
    stopLink: muteLink(instance, mute),
  });
  const { organizationId } = project;
  await queueMail(tx, wake, { ...words, to: user.email, organizationId }, now);
  await noteMetricMailed(tx, reader, now);
}

/** Whoever stops this mail while some of it waits for its turn is spared that, too. */
async function withoutMuted(
  tx: Tx,
  { userId, projectId }: { userId: number; projectId: number },
  notices: readonly MetricNotice[],
  now: number,
): Promise<MetricNotice[]> {
  const kept: MetricNotice[] = [];
  for (const [ruleId, own] of Map.groupBy(notices, (notice) => notice.ruleId)) {
    const place = { scope: "metric-rule", ruleId, projectIds: [projectId] } as const;
    if (!(await findMutedUsers(tx, place, [userId], now)).has(userId)) kept.push(...own);
  }
  return notices.filter((notice) => kept.includes(notice));
}

function toChange(
  links: Links,
  organizationSlug: string,
  { title, description, ruleId, identifier }: MetricNotice,
): ChangedAlert {
  return { title, description, link: metricAlertLink(links, organizationSlug, ruleId, identifier) };
}
