import type { SignalName, Storage, Tx } from "../../storage/index.ts";
import type { Links } from "../instance.ts";

/** A transaction in which states change, and what telling of it takes. */
export interface Writing {
  storage: Storage;
  links: Links;
  tx: Tx;
  wake: (name: SignalName) => void;
  /** Epoch milliseconds. */
  now: number;
}
