import type { Actor } from "../../access/index.ts";
import type { Tx, Wake } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";

/** The transaction of what somebody did to issues of an organization. */
export interface IssueMailing {
  instance: Pick<Instance, "links" | "secrets">;
  tx: Tx;
  wake: Wake;
  /** Epoch milliseconds. */
  now: number;
  /** Who did it, and gets no mail of it. */
  actor: Actor;
  organizationId: number;
}
