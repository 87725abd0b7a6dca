import type { OutcomeCount } from "../../resources/outcomes/index.ts";
import type { Json } from "../seams.ts";
import { itemKind } from "./item-kind.ts";
import { readJsonObject } from "./read-json-object.ts";

/**
 * What SDKs lost before sending (docs/wire.md): goes into the project's counters, by the reason the
 * SDK gives. Leaves no rows of its own.
 */
export const clientReports = itemKind<never>({
  types: ["client_report"],
  maxBytes: 4096,
  read({ projectId, payload }) {
    const report = readJsonObject(payload);
    const lists = [
      ["client_discard", report["discarded_events"]],
      ["rate_limited", report["rate_limited_events"]],
      ["filtered", report["filtered_events"]],
    ] as const;
    return {
      rows: [],
      counts: lists.flatMap(([outcome, list]) => readLosses(list, projectId, outcome)),
    };
  },
});

const MAX_LOSSES = 100;
const WORD = /^[\w.:-]{1,64}$/;

function readLosses(
  list: Json | undefined,
  projectId: number,
  outcome: OutcomeCount["outcome"],
): OutcomeCount[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, MAX_LOSSES).flatMap((loss): OutcomeCount[] => {
    if (typeof loss !== "object" || loss === null || Array.isArray(loss)) return [];
    const { reason, category, quantity } = loss;
    const isReadable =
      typeof category === "string" &&
      WORD.test(category) &&
      typeof reason === "string" &&
      WORD.test(reason) &&
      typeof quantity === "number" &&
      Number.isSafeInteger(quantity) &&
      quantity > 0;
    if (!isReadable) return [];
    return [{ projectId, category, outcome, reason, quantity: Math.min(quantity, MAX_QUANTITY) }];
  });
}

/** No SDK loses more between two reports; a larger number would spoil the sums. */
const MAX_QUANTITY = 1_000_000_000;
