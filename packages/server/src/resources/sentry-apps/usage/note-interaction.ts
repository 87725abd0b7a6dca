import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../../instance.ts";
import { countHappening, type Happening } from "./store.ts";

const FIELDS = ["sentry_app_viewed", "sentry_app_component_interacted"] as const;
const COMPONENT_TYPES = ["stacktrace-link", "issue-link"] as const;

/** What a page says somebody did. */
export interface Interaction {
  tsdbField?: string | null | undefined;
  componentType?: string | null | undefined;
}

/** Counts that somebody looked at an app or used one of its components. Refuses other words. */
export async function noteInteraction(
  { storage, now }: Pick<Instance, "storage" | "now">,
  sentryAppId: number,
  interaction: Interaction,
): Promise<void> {
  const kind = readInteraction(interaction);
  await storage.transaction(async (tx) => await countHappening(tx, sentryAppId, kind, now()));
}

function readInteraction({ tsdbField, componentType }: Interaction): Happening {
  if (tsdbField === "sentry_app_viewed") return "viewed";
  if (tsdbField !== "sentry_app_component_interacted") {
    refuse(`The tsdbField must be one of: ${FIELDS.join(", ")}`);
  }
  const type = COMPONENT_TYPES.find((known) => known === componentType);
  if (type === undefined) {
    const types = COMPONENT_TYPES.map((known) => `'${known}'`).join(", ");
    refuse(`The field componentType is required and must be one of [${types}]`);
  }
  return `used ${type}`;
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
