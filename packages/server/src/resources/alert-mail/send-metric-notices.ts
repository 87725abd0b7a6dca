import { type ChangedAlert, metricAlertMail, queueMail } from "../../mail/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import type { Instance, Links } from "../instance.ts";
import { findOrganization } from "../organizations/index.ts";
import { findProjects } from "../projects/index.ts";
import { findUsers } from "../users/index.ts";
import { metricAlertLink } from "./metric-alert-link.ts";
import { stopLink } from "./mute-link.ts";
import { DIGEST_MS } from "./send-notices.ts";
import {
  findDueMetricReaders,
  type MetricNotice,
  noteMetricMailed,
  takeMetricNotices,
} from "./store-metric-notices.ts";
import { withoutMuted } from "./without-muted.ts";

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
  const notices = await withoutMuted(tx, "metric-rule", reader, waiting, now);
  const user = (await findUsers(tx, [reader.userId])).get(reader.userId);
  const project = (await findProjects(tx, [reader.projectId])).get(reader.projectId);
  const organization = project && (await findOrganization(tx, String(project.organizationId)));
  const [first, ...others] = organization
    ? notices.map((notice) => toChange(instance.links, organization.slug, notice))
    : [];
  if (!user?.isActive || !project || !first) return;
  const words = metricAlertMail({
    project: project.slug,
    changes: [first, ...others],
    stopLink: stopLink(instance, reader, "metric-rule", notices),
  });
  const { organizationId } = project;
  await queueMail(tx, wake, { ...words, to: user.email, organizationId }, now);
  await noteMetricMailed(tx, reader, now);
}

function toChange(
  links: Links,
  organizationSlug: string,
  { title, description, ruleId, identifier }: MetricNotice,
): ChangedAlert {
  return { title, description, link: metricAlertLink(links, organizationSlug, ruleId, identifier) };
}
