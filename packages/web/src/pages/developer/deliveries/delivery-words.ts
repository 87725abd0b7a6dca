import type { Delivery } from "@vedette/contract";

/** What became of one attempt, or why there was none. */
const OUTCOMES: Readonly<Record<string, string>> = {
  delivered: "delivered",
  rejected: "refused by the receiver",
  timeout: "no answer in time",
  dns: "its name was not found",
  refused: "connection refused",
  reset: "connection broken",
  tls: "no secure connection",
  "private-address": "a private address, which is not called",
  "too-large": "the answer was too large",
  gone: "gone for good",
};

/** How a delivery stands, in a few words. */
export function deliveryWords({ status, outcome, attempts }: Delivery): string {
  const reason = outcome === null ? "" : outcomeWords(outcome);
  switch (status) {
    case "delivered":
      return attempts > 1 ? `delivered at attempt ${attempts}` : "delivered";
    case "pending":
      return attempts === 0 ? "on its way" : `will be tried again: ${reason}`;
    case "failed":
      return `given up: ${reason}`;
    case "skipped":
      return `not sent: ${reason}`;
  }
}

/** An outcome in words; one that has none as it is. */
export function outcomeWords(outcome: string): string {
  return OUTCOMES[outcome] ?? outcome.replaceAll("-", " ");
}

/**
 * How many of these went which way, the share of those that arrived among those that ended, and how
 * many milliseconds it took half of those that arrived at their first attempt; null for none.
 */
export function tally(deliveries: readonly Delivery[]) {
  const count = (status: Delivery["status"]): number =>
    deliveries.filter((delivery) => delivery.status === status).length;
  const delivered = count("delivered");
  const failed = count("failed");
  const ended = delivered + failed;
  return {
    delivered,
    failed,
    pending: count("pending"),
    skipped: count("skipped"),
    share: ended === 0 ? null : delivered / ended,
    usualMs: usualMs(deliveries),
  };
}

function usualMs(deliveries: readonly Delivery[]): number | null {
  const times = deliveries
    .flatMap(({ status, attempts, dateCreated, dateFinished }) =>
      status === "delivered" && attempts === 1 && dateFinished !== null
        ? [Date.parse(dateFinished) - Date.parse(dateCreated)]
        : [],
    )
    .toSorted((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? null;
}

/** A time in words: `340 ms`, `2.4 s`. */
export function millisecondsWords(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
