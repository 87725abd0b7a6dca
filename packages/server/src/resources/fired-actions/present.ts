import type { FiredAction as FiredActionShape } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { type DeliveryOfFact, findDeliveriesOfFacts } from "../deliveries/index.ts";
import type { FiredAction } from "./model.ts";

/** The deliveries that came of actions, to show these with. */
export type DeliveriesOfActions = ReadonlyMap<string, DeliveryOfFact>;

/** Shows what a rule did; mail is in the hands of its own queue once it is owed. */
export function presentFiredAction(
  { kind, name, skipped, told }: FiredAction,
  deliveries: DeliveriesOfActions,
): FiredActionShape {
  if (skipped !== null) return { kind, name, status: "skipped", detail: skipped, deliveryId: null };
  if (told === null) return { kind, name, status: "queued", detail: null, deliveryId: null };
  const delivery = deliveries.get(keyOf(told));
  return {
    kind,
    name,
    status: delivery?.status ?? "pending",
    detail: delivery?.lastOutcome ?? null,
    deliveryId: delivery === undefined ? null : String(delivery.id),
  };
}

/** What became of these actions, with one query. */
export async function findDeliveriesOfActions(
  db: Db,
  actions: readonly FiredAction[],
): Promise<DeliveriesOfActions> {
  const factIds = actions.flatMap(({ told }) => told?.factId ?? []);
  const found = await findDeliveriesOfFacts(db, factIds);
  return new Map(
    found.map((one) => [keyOf({ factId: one.factId, recipient: one.subscriber }), one]),
  );
}

function keyOf({ factId, recipient }: NonNullable<FiredAction["told"]>): string {
  return `${factId}:${recipient.kind}:${recipient.id}`;
}
