import { Problem } from "@vedette/contract/problems";
import type { SentryApp } from "./model.ts";

/** Refuses to touch an app that staff keeps as it is while a partnership lasts. */
export function refuseRestricted({ metadata }: Pick<SentryApp, "metadata">): void {
  if (metadata["partnership_restricted"] === true) throw new Problem("partnership-restricted");
}
