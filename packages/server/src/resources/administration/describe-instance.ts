import type { InstanceState } from "@vedette/contract";
import { countMailsByStatus, countWaitingMails } from "../../mail/index.ts";
import { measureStorage } from "../../storage/index.ts";
import { countLatestDeliveries, measureQueue } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";

/** What of an instance's settings its administrators are shown. */
export interface InstanceSettings extends Pick<InstanceState, "version" | "retention" | "limits"> {
  /** Whom mails come from; null: no mail server is set up. */
  mailFrom: string | null;
}

/** How the instance is set up, what it holds, and how its queues do. */
export async function describeInstance(
  { storage, links, now }: Instance,
  { mailFrom, ...settings }: InstanceSettings,
): Promise<InstanceState> {
  const { db, engine } = storage;
  const mails = await countMailsByStatus(db);
  const { depth, oldestDueMs } = await measureQueue(db, now());
  return {
    ...settings,
    url: links.baseUrl,
    engine,
    storage: await measureStorage(storage),
    mail: {
      from: mailFrom,
      waiting: await countWaitingMails(db),
      failed: mails.failed ?? 0,
      unsent: mails.unsent ?? 0,
    },
    deliveries: { waiting: depth, oldestDueMs, latest: await countLatestDeliveries(db) },
  };
}
