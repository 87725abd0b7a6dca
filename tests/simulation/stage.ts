import { migrate, openSqliteHere, type Storage } from "@vedette/server/storage";
import { replaceSubscriptions } from "../../packages/server/src/outbox/index.ts";
import type { Random } from "./random.ts";

/** The database all seeds of a process are played on, one after the other. */
export async function openStage(): Promise<Storage> {
  const storage = openSqliteHere(":memory:");
  await migrate(storage);
  return storage;
}

/** An installed integration of a seed. */
export interface Subscriber {
  appId: number;
  installationId: number;
  isOrdered: boolean;
  /** Until it is uninstalled. */
  isInstalled: boolean;
}

const TABLES = [
  "attempts",
  "delivery_bodies",
  "delivery_queue",
  "deliveries",
  "outbox",
  "subscriptions",
  "webhook_timeouts",
  "installations",
  "sentry_apps",
  "mails",
  "audit_log",
  "organizations",
] as const;

/** Empties the stage and puts an organization with up to three integrations on it. */
export async function setStage(
  storage: Storage,
  random: Random,
  now: number,
): Promise<{ organizationId: number; subscribers: Subscriber[] }> {
  return await storage.transaction(async (tx) => {
    for (const table of TABLES) await tx.deleteFrom(table).execute();
    const { id: organizationId } = await tx
      .insertInto("organizations")
      .values({ slug: "acme", name: "Acme", created_at: now })
      .returning("id")
      .executeTakeFirstOrThrow();
    const subscribers: Subscriber[] = [];
    for (let count = 1 + random.below(3); count > 0; count--) {
      const isOrdered = random.chance(0.4);
      const name = `app-${count}`;
      const app = await tx
        .insertInto("sentry_apps")
        .values({
          uuid: `uuid of ${name}`,
          slug: name,
          name,
          author: "Acme",
          organization_id: organizationId,
          status: "internal",
          webhook_url: `https://${name}.example/hook`,
          redirect_url: null,
          is_alertable: 0,
          verify_install: 0,
          scopes: "[]",
          events: '["issue","error"]',
          schema: "{}",
          overview: null,
          allowed_origins: "[]",
          client_id: name,
          client_secret: "ab".repeat(32),
          ordered_delivery: Number(isOrdered),
          created_by: null,
          created_at: now,
          updated_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      const { id: installationId } = await tx
        .insertInto("installations")
        .values({
          uuid: `installation of ${name}`,
          sentry_app_id: app.id,
          organization_id: organizationId,
          status: "installed",
          created_at: now,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await replaceSubscriptions(tx, { organizationId, installationId }, ["issue", "error"]);
      if (random.chance(0.1)) {
        const counted = { installation_id: installationId, noted_at: now, quantity: 997 };
        await tx.insertInto("webhook_timeouts").values(counted).execute();
      }
      subscribers.push({ appId: app.id, installationId, isOrdered, isInstalled: true });
    }
    return { organizationId, subscribers };
  });
}
