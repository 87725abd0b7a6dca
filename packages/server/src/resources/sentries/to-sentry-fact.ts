import type { OutboxActor, OutboxFact } from "../../outbox/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Links } from "../instance.ts";
import type { Sentry } from "./model.ts";
import { describeSentries } from "./describe-sentries.ts";
import { presentStatus } from "./present-status.ts";

/** The change of a sentry as the outside is told of it: the sentry as its API address tells it. */
export async function toSentryFact(
  db: Db,
  links: Links,
  sentry: Sentry,
  change: { previous: Sentry["state"]; actor: OutboxActor },
): Promise<OutboxFact> {
  const { hoots } = await describeSentries(db, [sentry]);
  return {
    organizationId: sentry.organizationId,
    projectId: null,
    actor: change.actor,
    resource: "sentry_status",
    action: sentry.state ?? "happy",
    data: {
      sentry: presentStatus(links, sentry, hoots.get(sentry.id) ?? []),
      previous_state: change.previous,
    },
  };
}
