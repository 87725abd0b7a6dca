import {
  type ClaimedDelivery,
  claimDeliveries,
  type Finished,
  recordFinished,
} from "../../resources/deliveries/index.ts";
import type { Links } from "../../resources/instance.ts";
import { findReceivers, type Receivers } from "../../resources/receivers/index.ts";
import type { Procedure } from "../../storage/index.ts";
import { noteHealth } from "./note-health.ts";

export interface SettleRequest {
  results: readonly Finished[];
  /** How many may be claimed at most, by receiver. */
  shares: ReadonlyMap<string, number>;
  /** Names this claim; never used before. */
  lease: string;
  leasedUntil: number;
  now: number;
  links: Links;
}

export interface Settled {
  claimed: ClaimedDelivery[];
  /** Those that the claimed are for. */
  receivers: Receivers;
  /** Ids of results that were not recorded, because somebody else has claimed them meanwhile. */
  lost: number[];
}

/**
 * One transaction for what has finished and what begins: half the commits. Nobody waits for the disk:
 * a claim or an attempt that a broken machine forgets is made again, under the same key.
 */
export const settleAndClaim: Procedure<SettleRequest, Settled> = {
  name: "settle-and-claim",
  durability: "soon",
  async run({ engine, tx, wake }, { results, links, ...request }) {
    const { now } = request;
    const lost = await recordFinished(engine, tx, results, now);
    const recorded = results.filter((result) => !lost.includes(result));
    await noteHealth({ engine, links }, { tx, wake, now }, recorded);
    const claimed = await claimDeliveries(engine, tx, request);
    const subscribers = claimed.map(({ subscriber }) => subscriber);
    const receivers = await findReceivers(tx, subscribers);
    return { claimed, receivers, lost: lost.map(({ delivery }) => delivery.id) };
  },
};
