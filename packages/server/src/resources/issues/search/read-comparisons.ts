import { parseTimestamp } from "../../../protocol/index.ts";
import { type Comparison, NotUnderstood } from "./term.ts";

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const COMPARED = /^(>=|<=|>|<|=)?(.+)$/;

/** `>10`, `<=3`, `5`. Refuses what is no whole number. */
export function readNumber(key: string, value: string): Comparison[] {
  const [, operator = "=", digits = ""] = COMPARED.exec(value) ?? [];
  if (!/^\d{1,15}$/.test(digits)) {
    throw new NotUnderstood(`"${key}:${value}" is not understood: write ${key}:10 or ${key}:>10.`);
  }
  return [{ operator: operator as Comparison["operator"], value: Number(digits) }];
}

/**
 * Instants: `-24h` is within the last 24 hours before `now`, `+24h` longer ago; `>2030-01-01` and
 * `<=2030-01-01T10:00:00` compare; a date alone is that day, an instant that minute, in UTC.
 */
export function readInstants(key: string, value: string, now: number): Comparison[] {
  const [, sign, amount = "", unit = "d"] = /^([+-])(\d{1,6})([mhdw])$/.exec(value) ?? [];
  if (sign !== undefined) {
    const at = now - Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS];
    return [{ operator: sign === "-" ? ">=" : "<=", value: at }];
  }
  const [, operator, text = ""] = COMPARED.exec(value) ?? [];
  const at = /^\d{4}-/.test(text) ? parseTimestamp(text) : undefined;
  if (at === undefined) {
    throw new NotUnderstood(
      `"${key}:${value}" is not understood: write ${key}:-24h, ${key}:+7d or ${key}:>2030-01-01T10:00:00.`,
    );
  }
  if (operator !== undefined && operator !== "=") {
    return [{ operator: operator as Comparison["operator"], value: at }];
  }
  const length = text.length === 10 ? UNIT_MS.d : UNIT_MS.m;
  return [
    { operator: ">=", value: at },
    { operator: "<", value: at + length },
  ];
}
