import type { HootState } from "@vedette/contract";
import type { Hoot } from "../model.ts";
import { shownOf } from "../model.ts";

/** All that a badge shows to whoever looks. Instants are epoch milliseconds. */
export interface Badge {
  uid: string;
  name: string;
  state: HootState;
  message: string;
  recordAt: number | null;
  changedAt: number;
}

/** What a hoot's badge shows at a moment. */
export function badgeOf(hoot: Hoot, now: number): Badge {
  const { uid, name, changedAt } = hoot;
  return { uid, name, changedAt, ...shownOf(hoot, now) };
}

/** A badge in one sentence, for who cannot see it. */
export function describeBadge({ name, state, message, recordAt }: Badge): string {
  return [
    `${name}: ${state}`,
    ...(message === "" ? [] : [message]),
    ...(recordAt === null ? [] : [describeRecord(recordAt)]),
  ].join(" · ");
}

/** When the latest record is of, to the minute. */
export function describeRecord(recordAt: number): string {
  return `Latest record ${new Date(recordAt).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
