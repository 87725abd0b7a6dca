const LEVEL_NAMES: Record<number, string> = {
  20: "debug",
  30: "info ",
  40: "warn ",
  50: "error",
};

/** Facts that every line has and that tell a person at a terminal nothing new. */
const LEFT_OUT = new Set(["level", "time", "pid", "hostname", "name", "msg", "err"]);

/**
 * Turns one JSON line of the log into one for people:
 * `12:34:56.789 warn  The receiver did not answer  delivery=7 origin="https://x.example"`, with the
 * stack of an error below. A line that is no JSON object is given back as it is.
 */
export function toReadableLine(line: string): string {
  const entry = parseObject(line);
  if (entry === null) return line;
  const facts = Object.entries(entry)
    .filter(([key]) => !LEFT_OUT.has(key))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  const head = [
    timeOf(entry["time"]),
    LEVEL_NAMES[Number(entry["level"])] ?? "     ",
    entry["msg"],
  ];
  const stack = stackOf(entry["err"]);
  return `${[head.join(" "), ...facts].join("  ")}\n${stack === null ? "" : `${stack}\n`}`;
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function timeOf(time: unknown): string {
  return typeof time === "number" ? new Date(time).toISOString().slice(11, 23) : "";
}

function stackOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  return "stack" in error && typeof error.stack === "string" ? error.stack : JSON.stringify(error);
}
