/** Milliseconds of a clock that all processes of this machine share. */
export function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which the given share of them lies; 0 when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** One line of the result. */
export interface Figure {
  name: string;
  value: string;
  /** Of the bare counterpart, where there is one. */
  ratio?: number;
  target?: { text: string; isMet: boolean };
}

/** The figures as a Markdown table. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, ratio, target }) => [
    name,
    value,
    ratio === undefined ? "" : ratio.toFixed(2),
    target?.text ?? "",
    target === undefined ? "" : target.isMet ? "ok" : "short",
  ]);
  const all = [["figure", "value", "ratio", "target", ""], ...rows];
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0))) ?? [];
  const lines = all.map(
    (row) => `| ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}
