import type { Recipient } from "../../outbox/index.ts";

/** One thing a rule did when it fired, or when its alert changed. */
export interface FiredAction {
  kind: "integration" | "webhook" | "mail";
  /** What it was called then. */
  name: string;
  /** Why nothing was done; null: something was. */
  skipped: string | null;
  /** The fact it was told by, and who was told: leads to the delivery. Null where there is none. */
  told: { factId: number; recipient: Recipient } | null;
}
