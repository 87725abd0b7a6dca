import type { CheckIn, Monitor, MonitorConfig } from "@vedette/contract";
import { counted } from "../../format/number.ts";

const STATES: { readonly [state in Monitor["state"]]: string } = {
  waiting: "Waiting for the first run",
  ok: "OK",
  failed: "Failed",
  missed: "Missed",
  timed_out: "Timed out",
};

const CHECK_INS: { readonly [status in CheckIn["status"]]: string } = {
  in_progress: "Running",
  ok: "OK",
  error: "Failed",
  missed: "Missed",
  timeout: "Timed out",
};

/** How a monitor stands, in words. */
export function stateWords({
  state,
  status,
  isMuted,
}: Pick<Monitor, "state" | "status" | "isMuted">): string {
  const words = status === "disabled" ? "Switched off" : STATES[state];
  return isMuted ? `${words}, muted` : words;
}

/** How a run went, in words. */
export function checkInWords(status: CheckIn["status"]): string {
  return CHECK_INS[status];
}

/** When a job runs, in words: `every 10 minutes`, or the crontab line with its time zone. */
export function scheduleWords({
  schedule,
  timezone,
}: Pick<MonitorConfig, "schedule" | "timezone">): string {
  if (schedule === null) return "no schedule";
  if (typeof schedule === "string") return `${schedule} (${timezone})`;
  const [amount, unit] = schedule;
  return amount === 1 ? `every ${unit}` : `every ${counted(amount, unit)}`;
}

/** How long a run took, from milliseconds: `340 ms`, `12.4 s`, `3 min 5 s`, `2 h 4 min`. */
export function durationWords(ms: number | null): string {
  if (ms === null) return "–";
  if (ms < 1000) return `${ms} ms`;
  const seconds = ms / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
