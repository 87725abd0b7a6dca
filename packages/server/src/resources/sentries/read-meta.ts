import type { Json, JsonObject } from "../../outbox/index.ts";
import { parseTimestamp } from "../../protocol/index.ts";

/** A count of an item, as a series keeps it. */
export interface Count {
  item: string;
  amount: number;
}

/** More items than anybody reads on one page. */
const MAX_ITEMS = 100;
const MAX_ITEM_LENGTH = 200;

/** Seconds until the year 5138; larger numbers are milliseconds. */
const LAST_SECOND = 99_999_999_999;

/**
 * The instant in `latest_record_at`, epoch milliseconds: ISO 8601, or epoch seconds or milliseconds
 * as a number or in digits. Undefined for anything else, which is kept as it is and charted nowhere.
 */
export function readRecordAt(meta: JsonObject): number | undefined {
  const value = meta["latest_record_at"];
  const digits = typeof value === "string" || typeof value === "number" ? `${value}`.trim() : "";
  if (/^\d{12,16}(\.\d+)?$/.test(digits) && Number(digits) > LAST_SECOND) {
    return toInstant(Number(digits));
  }
  return toInstant(parseTimestamp(value));
}

/** The items in `row_counts` whose value is a whole number that counts something. */
export function readCounts(meta: JsonObject): Count[] {
  const counts = meta["row_counts"];
  if (typeof counts !== "object" || counts === null || Array.isArray(counts)) return [];
  return Object.entries(counts)
    .flatMap(([item, value]) => {
      const amount = readAmount(value);
      return amount === undefined || item.length > MAX_ITEM_LENGTH ? [] : [{ item, amount }];
    })
    .slice(0, MAX_ITEMS);
}

function readAmount(value: Json | undefined): number | undefined {
  const amount =
    typeof value === "string" && /^\d{1,16}$/.test(value.trim()) ? Number(value) : value;
  return Number.isSafeInteger(amount) && Number(amount) >= 0 ? Number(amount) : undefined;
}

/** Whole milliseconds of a time that calendars have. */
function toInstant(ms: number | undefined): number | undefined {
  return ms === undefined || ms > 253_402_300_799_000 ? undefined : Math.floor(ms);
}
