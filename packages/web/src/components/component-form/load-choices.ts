import type { SelectChoices } from "@vedette/contract";

/** What a select asks an integration. */
export interface ChoicesAsked {
  uri: string;
  /** What somebody has typed. */
  query?: string;
  /** JSON: the values of what the select depends on, by name. */
  dependentData?: string;
}

/** Asks for what a select offers; throws what the integration, or the way to it, answered. */
export type LoadChoices = (asked: ChoicesAsked, signal: AbortSignal) => Promise<SelectChoices>;
