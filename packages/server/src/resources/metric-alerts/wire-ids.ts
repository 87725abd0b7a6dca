/** Triggers and actions live in their rule: their ids are made of its id and their number in it. */
const PARTS_PER_RULE = 100_000;

export function toPartId(ruleId: number, part: number): string {
  return String(ruleId * PARTS_PER_RULE + part);
}

/** The number of a part that is called by its id; undefined: it is none of this rule's. */
export function readPartId(ruleId: number, id: unknown): number | undefined {
  if (typeof id !== "string" && typeof id !== "number") return undefined;
  const part = Number(id) - ruleId * PARTS_PER_RULE;
  return Number.isInteger(part) && part > 0 && part < PARTS_PER_RULE ? part : undefined;
}
