import type { HootState } from "@vedette/contract";
import type { OutboxActor, OutboxFact } from "../../outbox/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import type { Links } from "../instance.ts";
import { popupUrl } from "./addresses.ts";
import type { PlannedAction } from "./actions/plan-actions.ts";
import type { Hoot, Shown } from "./model.ts";

/**
 * The change of a hoot as the outside is told of it; undefined for states that are none of a
 * sentry's (neutral, disabled), which have no action. `action`: of the hoot's own, which tells one
 * receiver; without it the fact is for who subscribes.
 */
export function toHootFact(
  links: Links,
  hoot: Pick<Hoot, "organizationId" | "uid" | "name" | "override" | "changedAt">,
  change: { shown: Shown; previous: HootState; actor: OutboxActor; isTest?: true },
  action?: PlannedAction,
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
        ...(change.isTest && { is_test: true }),
        ...(action && { actions: [showPlanned(action)] }),
      },
      previous_state: change.previous,
    },
    ...(action && { recipients: [action.recipient] }),
  };
}

function showPlanned({ sentryAppId, desc, settings }: PlannedAction) {
  return {
    type: sentryAppId === null ? "webhook" : "sentry_app",
    sentry_app_id: sentryAppId,
    desc,
    ...(settings !== null && { settings: settings.map(({ name, value }) => ({ name, value })) }),
  };
}
