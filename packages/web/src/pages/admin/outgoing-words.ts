import type { Outgoing } from "@vedette/contract";

const LOOPBACK = {
  "only-served-here": "yes, because nobody else is served",
  "served-to-others": "no, because others are served",
  setting: "as VEDETTE_EGRESS_ALLOW_LOOPBACK says",
};

/** What outgoing requests may reach, as names with values. */
export function outgoingRows(outgoing: Outgoing): (readonly [string, string])[] {
  const { allowsLoopback, loopbackReason, allowedRanges, allowedPorts, usesProxy } = outgoing;
  const loopback = LOOPBACK[loopbackReason];
  return [
    [
      "This machine itself",
      loopbackReason === "setting" ? `${allowsLoopback ? "yes" : "no"}, ${loopback}` : loopback,
    ],
    ["Private addresses", listOr(allowedRanges, "none")],
    ["Ports", listOr(allowedPorts, "any")],
    ["Through a proxy", usesProxy ? "yes" : "no"],
    ["Webhooks wait for an answer", seconds(outgoing.webhookTimeout / 1000)],
    ["Service hooks wait", seconds(outgoing.serviceHookTimeout / 1000)],
    ["Tries", triesOf(outgoing.retrySchedule)],
  ];
}

/** A span of seconds in the largest unit that fits: `1.5 s`, `5 min`, `3 h`. */
export function seconds(count: number): string {
  if (count < 60) return `${round(count)} s`;
  if (count < 3600) return `${round(count / 60)} min`;
  if (count < 86_400) return `${round(count / 3600)} h`;
  const days = round(count / 86_400);
  return days === "1" ? "1 day" : `${days} days`;
}

function triesOf(schedule: readonly number[]): string {
  const total = schedule.reduce((sum, delay) => sum + delay, 0);
  return `${schedule.length}, the last after ${seconds(total)}`;
}

function listOr(values: readonly (string | number)[] | null, none: string): string {
  return values === null || values.length === 0 ? none : values.join(", ");
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
