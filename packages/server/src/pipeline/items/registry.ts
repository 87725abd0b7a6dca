import { attachments } from "./attachment.ts";
import { checkIns } from "./check-in.ts";
import { clientReports } from "./client-report.ts";
import type { ItemKind } from "./item-kind.ts";
import { sessions } from "./sessions.ts";
import { userReports } from "./user-report.ts";

/**
 * Every kind of envelope item that is kept besides events. To add one:
 *
 * 1. Write `pipeline/items/<kind>.ts` that exports `itemKind({ types, maxBytes, read, write })`.
 *    `read` is pure and makes rows of one item's bytes (`readJsonObject` parses them); it throws on
 *    what makes no sense. `write` hands all rows of a batch to the door of the resource that owns
 *    the tables. It runs in the transaction of the batch, after the rows of the events.
 * 2. Put it into the list below.
 *
 * The rest follows from the list: ingest keeps items of these types (rate limits are about events;
 * only attachments go with an event that is not taken), they travel to the pipeline's thread, and
 * each is counted in the category that `protocol/item-category.ts` gives its type: accepted, or
 * invalid when `read` throws, it is too large, or it cannot be stored. What is loaded from here runs in that thread: import no values from "@vedette/contract".
 */
export const itemKinds: readonly ItemKind[] = [
  attachments,
  checkIns,
  clientReports,
  sessions,
  userReports,
];

/** The types that are kept, each with the size its items may have, bytes. */
export const keptItemTypes: ReadonlyMap<string, { maxBytes: number }> = new Map(
  itemKinds.flatMap(({ types, maxBytes }) => types.map((type) => [type, { maxBytes }] as const)),
);
