import type { Outgoing } from "@vedette/contract";
import type { Config } from "./config.ts";

/** What these settings let the instance send where, as its settings page tells. */
export function describeOutgoing(config: Config): Outgoing {
  const { allowLoopback, loopbackReason, allowCidrs, allowedPorts, proxy } = config.egress;
  return {
    allowsLoopback: allowLoopback,
    loopbackReason,
    allowedRanges: [...allowCidrs],
    allowedPorts: allowedPorts === null ? null : [...allowedPorts],
    usesProxy: proxy !== null,
    webhookTimeout: config.webhookTimeoutMs,
    serviceHookTimeout: config.serviceHookTimeoutMs,
    retrySchedule: config.retryScheduleMs.map((ms) => ms / 1000),
    sendsMail: config.mail !== null,
  };
}

/** One sentence for the log about whom webhooks may reach besides the Internet; null: nobody. */
export function tellOutgoing({ egress }: Config): string | null {
  if (!egress.allowLoopback) return null;
  return egress.loopbackReason === "setting"
    ? "Webhooks may reach this machine itself: VEDETTE_EGRESS_ALLOW_LOOPBACK says so"
    : "Webhooks may reach this machine itself, because nobody else is served; VEDETTE_EGRESS_ALLOW_LOOPBACK=no forbids it";
}
