import type { IssueUpdate } from "@vedette/contract";

export type IgnoreDetails = NonNullable<IssueUpdate["statusDetails"]>;

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** How long issues are ignored for most often; the rest is told in a dialog. */
export const IGNORE_CHOICES: readonly (readonly [string, IgnoreDetails])[] = [
  ["for an hour", { ignoreDuration: HOUR_MINUTES }],
  ["for a day", { ignoreDuration: DAY_MINUTES }],
  ["for a week", { ignoreDuration: 7 * DAY_MINUTES }],
  ["until 10 more events", { ignoreCount: 10 }],
  ["until 1,000 more events", { ignoreCount: 1000 }],
  ["until 10 more users", { ignoreUserCount: 10 }],
];

export const IGNORE_WINDOWS = [
  { value: "", label: "at any time" },
  { value: "60", label: "within an hour" },
  { value: "1440", label: "within a day" },
  { value: "10080", label: "within a week" },
] as const;

/** What the dialog asks: until an instant, or until so many more events or users. */
export type IgnoreUntil =
  | { kind: "time"; at: string }
  | { kind: "events" | "users"; count: number; windowMinutes: string };

/** What is told the API; undefined where it cannot be meant. `now`: epoch milliseconds. */
export function toIgnoreDetails(until: IgnoreUntil, now: number): IgnoreDetails | undefined {
  if (until.kind === "time") {
    const minutes = Math.ceil((Date.parse(until.at) - now) / 60_000);
    return minutes >= 1 ? { ignoreDuration: minutes } : undefined;
  }
  const { count, windowMinutes } = until;
  if (!Number.isInteger(count) || count < 1) return undefined;
  const within = windowMinutes === "" ? undefined : Number(windowMinutes);
  if (until.kind === "events") {
    return { ignoreCount: count, ...(within !== undefined && { ignoreWindow: within }) };
  }
  return { ignoreUserCount: count, ...(within !== undefined && { ignoreUserWindow: within }) };
}
