/**
 * Newer clients know metric alerts as detectors, beside those of errors, which have their projects'
 * ids; and their actions as workflows, beside issue alert rules. So they have ids from here on.
 */
const FROM = 1_000_000_000_000;

/** What newer clients call a metric alert, and its actions. */
export function toDetectorId(ruleId: number): string {
  return String(FROM + ruleId);
}

/** The metric alert that is called so; undefined: none can be. */
export function readDetectorId(text: string): number | undefined {
  if (!/^\d{13,15}$/.test(text)) return undefined;
  const id = Number(text) - FROM;
  return id > 0 ? id : undefined;
}
