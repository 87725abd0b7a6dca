import { Problem } from "@vedette/contract/problems";
import { parseTimestamp } from "../protocol/index.ts";

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A span of time, both ends inclusive, epoch milliseconds; an absent end is open. */
export interface Period {
  since?: number;
  until?: number;
}

/**
 * Reads `statsPeriod` (`14d`: the last fourteen days before `now`) or `start` with `end` (ISO
 * instants). None of them: all time. Refuses what it cannot read.
 */
export function readPeriod(
  query: { statsPeriod?: string | undefined; start?: string | undefined; end?: string | undefined },
  now: number,
): Period {
  const { statsPeriod, start, end } = query;
  if (statsPeriod) {
    if (start || end) refuse("Give either statsPeriod, or start and end.");
    const [, amount = "", unit = "d"] = /^(\d{1,6})([smhdw])$/.exec(statsPeriod) ?? [];
    if (amount === "") refuse("Invalid statsPeriod.");
    return { since: now - Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS] };
  }
  const since = readInstant("start", start);
  const until = readInstant("end", end);
  if (since !== undefined && until !== undefined && since > until) {
    refuse("start must be before end.");
  }
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}

function readInstant(name: string, text: string | undefined): number | undefined {
  if (!text) return undefined;
  const instant = parseTimestamp(text);
  if (instant === undefined) refuse(`${name} is not an instant like 2030-01-01T10:00:00Z.`);
  return instant;
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
