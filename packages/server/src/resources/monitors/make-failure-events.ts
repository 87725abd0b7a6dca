import { sha256Hex } from "../../kit/index.ts";
import type { Db } from "../../storage/index.ts";
import type { CheckIn, Monitor } from "./model.ts";
import { findOwedCheckIns, settleCheckIns } from "./store-check-ins.ts";
import { findMonitorsById } from "./store-lookup.ts";

/** An event about a run that failed, to go through the pipeline like those of SDKs. */
export interface FailureEvent {
  organizationId: number;
  projectId: number;
  /** Always the same for the same failure: sent twice, it is stored once. */
  eventId: string;
  receivedAt: number;
  payload: object;
}

const PER_STEP = 50;

/**
 * Makes the events about failures that are still owed, and has `store` keep them. What is not
 * settled after that, because the process ended, is made again: it is the same event. Gives whether
 * there may be more.
 */
export async function makeFailureEvents(
  db: Db,
  store: (event: FailureEvent) => Promise<void>,
): Promise<boolean> {
  const owed = await findOwedCheckIns(db, PER_STEP);
  if (owed.length === 0) return false;
  const monitors = await findMonitorsById(db, [...new Set(owed.map((one) => one.monitorId))]);
  for (const checkIn of owed) {
    const monitor = monitors.get(checkIn.monitorId);
    if (monitor) await store(toEvent(monitor, checkIn));
    await settleCheckIns(db, [checkIn.id]);
  }
  return owed.length === PER_STEP;
}

const HAPPENED: Readonly<Record<CheckIn["status"], string>> = {
  in_progress: "runs",
  ok: "runs again",
  error: "failed",
  missed: "did not run when it should have",
  timeout: "did not end in time",
};

function toEvent(monitor: Monitor, checkIn: CheckIn): FailureEvent {
  const { organizationId, projectId, slug, name, config } = monitor;
  const eventId = sha256Hex(`check-in ${checkIn.id} of monitor ${monitor.uuid}`).slice(0, 32);
  const payload = {
    event_id: eventId,
    timestamp: checkIn.updatedAt / 1000,
    platform: "other",
    level: "error",
    logger: "monitors",
    message: `Monitor failure: ${name} ${HAPPENED[checkIn.status]}`,
    fingerprint: ["monitor", monitor.uuid],
    environment: checkIn.environment,
    ...(checkIn.release !== null && { release: checkIn.release }),
    tags: { "monitor.id": monitor.uuid, "monitor.slug": slug, "monitor.status": checkIn.status },
    contexts: {
      monitor: {
        type: "monitor",
        id: monitor.uuid,
        slug,
        name,
        schedule: config.schedule,
        timezone: config.timezone,
        check_in_id: checkIn.checkInId,
        failures_in_a_row: monitor.standing.failures,
      },
    },
  };
  return { organizationId, projectId, eventId, receivedAt: checkIn.updatedAt, payload };
}
