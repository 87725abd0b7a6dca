import { ingestSender } from "@vedette/testkit";
import { ERRORS } from "./believable-errors.ts";
import { toEvent } from "./seed-events.ts";

const EVENTS = 48;

/** Reports what happens now: payments fail for everybody. */
export async function seedOutage(dsns: Readonly<Record<string, string>>): Promise<void> {
  const failing = ERRORS.filter(({ type }) => type === "TimeoutError" || type === "TypeError");
  for (const error of failing) {
    const sender = ingestSender(dsns[error.project] ?? "");
    for (let at = 0; at < EVENTS; at++) {
      const now = Date.now();
      await sender.event({ ...toEvent(error, at, now), timestamp: now / 1000 });
    }
  }
}
