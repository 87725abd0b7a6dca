/** Triggers and actions live in their rule: their ids are made of its id and their number in it. */
const PARTS_PER_RULE = 100_000;

export function toPartId(ruleId: number, part: number): string {
  return String(ruleId * PARTS_PER_RULE + part);
}
