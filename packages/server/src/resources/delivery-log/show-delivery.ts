import type { DeliveryDetail } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { findAttempts } from "../deliveries/index.ts";
import { findOrganizationSlugs } from "../organizations/index.ts";
import type { OwnedDelivery } from "./enter-delivery.ts";
import { presentAttempt, presentDelivery } from "./present.ts";
import { canResend } from "./resend-delivery.ts";

/** How much of what was sent is shown, characters. */
const SHOWN_CHARACTERS = 65_536;

/** A delivery with its body and all attempts. */
export async function showDelivery(db: Db, owned: OwnedDelivery): Promise<DeliveryDetail> {
  const { delivery, app } = owned;
  const slugs = await findOrganizationSlugs(db, [delivery.organizationId]);
  const attempts = await findAttempts(db, delivery.id);
  return {
    ...presentDelivery(delivery, slugs),
    app: app && { slug: app.slug, name: app.name },
    requestBody: delivery.body.slice(0, SHOWN_CHARACTERS),
    isRequestBodyCut: delivery.body.length > SHOWN_CHARACTERS,
    canResend: await canResend(db, delivery),
    log: attempts.map(presentAttempt),
  };
}
