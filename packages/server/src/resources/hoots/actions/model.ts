import type { SentryState } from "@vedette/contract";
import type { IntegrationTarget, WebhookTarget } from "../../alert-targets/index.ts";

/** What is told when a hoot comes to be in one of these states. */
export interface HootAction {
  states: readonly SentryState[];
  does: IntegrationTarget | WebhookTarget;
}
