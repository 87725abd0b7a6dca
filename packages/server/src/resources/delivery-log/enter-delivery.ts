import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../storage/index.ts";
import { type DeliveryRow, findDelivery } from "../deliveries/index.ts";
import { type AppOfInstallation, findAppOfInstallation } from "../sentry-apps/index.ts";

/** A delivery with its body, and the app it is for; null for what a hook gets. */
export interface OwnedDelivery {
  delivery: DeliveryRow & { body: string };
  app: AppOfInstallation | null;
}

/**
 * Finds a delivery by its number and enters the organization that looks after it: the owner of the
 * app, or the organization of the hook. Refuses with 404 what there is not, what belongs to others,
 * and what is for an app that is gone.
 */
export async function enterDelivery(
  db: Db,
  { enterOrganization }: { enterOrganization: (organizationId: number) => Promise<unknown> },
  id: string,
): Promise<OwnedDelivery> {
  const delivery = /^\d{1,15}$/.test(id) ? await findDelivery(db, Number(id)) : undefined;
  if (delivery === undefined) throw new Problem("not-found");
  const { subscriber, organizationId } = delivery;
  if (subscriber.kind !== "installation") {
    await enterOrganization(organizationId);
    return { delivery, app: null };
  }
  const app = await findAppOfInstallation(db, subscriber.id);
  if (app === undefined) throw new Problem("not-found");
  await enterOrganization(app.ownerId);
  return { delivery, app };
}
