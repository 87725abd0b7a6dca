import type { HootState } from "@vedette/contract";
import type { OutboxActor, OutboxFact } from "../../outbox/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import type { Links } from "../instance.ts";
import { popupUrl } from "./addresses.ts";
import type { Hoot, Shown } from "./model.ts";

/**
 * The change of a hoot as the outside is told of it; undefined for states that are none of a
 * sentry's (neutral, disabled), which have no action.
 */
export function toHootFact(
  links: Links,
  hoot: Hoot,
  change: { shown: Shown; previous: HootState; actor: OutboxActor },
): OutboxFact | undefined {
  const { state, message, recordAt } = change.shown;
  if (state === "neutral" || state === "disabled") return undefined;
  return {
    organizationId: hoot.organizationId,
    projectId: null,
    actor: change.actor,
    resource: "sentry_status",
    action: state,
    data: {
      hoot: {
        uid: hoot.uid,
        url: popupUrl(links, hoot.uid),
        name: hoot.name,
        state,
        user_message: message,
        latest_record_at: recordAt === null ? null : formatInstant(recordAt),
        overridden: hoot.override !== null,
        changed_at: formatInstant(hoot.changedAt),
      },
      previous_state: change.previous,
    },
  };
}
