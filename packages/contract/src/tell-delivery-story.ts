import type { DeliveryAttempt, DeliveryDetail } from "./shapes/delivery.ts";

/** What became of one delivery, in sentences, oldest first; the last says what happens next. */
export function tellDeliveryStory(delivery: DeliveryDetail): string[] {
  const { event, isTest, app, log } = delivery;
  const what = isTest ? `A sample of ${event}` : event;
  const whom = app === null ? "its receiver" : app.name;
  return [
    `${toClock(delivery.dateCreated)}  ${what} was to be told to ${whom}.`,
    ...log.map(tellAttempt),
    tellEnd(delivery),
  ];
}

function tellAttempt(attempt: DeliveryAttempt): string {
  const { number, url, durationMs } = attempt;
  const took = `${Math.round(durationMs)} ms`;
  return `${toClock(attempt.date)}  Attempt ${number} to ${url}: ${tellOutcome(attempt)} after ${took}.`;
}

function tellOutcome({ outcome, statusCode, detail, responseBody }: DeliveryAttempt): string {
  const why = detail ? ` (${detail.replace(/\.$/, "")})` : "";
  if (statusCode === null) return `${OUTCOMES[outcome] ?? outcome}${why}`;
  const said = outcome === "delivered" ? "" : firstLine(responseBody);
  return `answered ${statusCode}${said === "" ? "" : ` “${said}”`}`;
}

const OUTCOMES: { readonly [outcome: string]: string } = {
  timeout: "no answer in time",
  dns: "its name has no address",
  refused: "the connection was refused",
  reset: "the connection broke",
  tls: "no secure connection could be made",
  "private-address": "its address is a private one, which is not called",
  "too-large": "the answer was too large",
  "bad-url": "the address is none",
  gone: "the receiver said that it is gone",
};

function tellEnd(delivery: DeliveryDetail): string {
  const { status, outcome, attempts, nextAttempt, dateFinished } = delivery;
  const at = dateFinished === null ? "" : `${toClock(dateFinished)}  `;
  switch (status) {
    case "delivered":
      return `${at}It arrived, at ${attempts === 1 ? "the first attempt" : `attempt ${attempts}`}.`;
    case "failed":
      return outcome === "gone"
        ? `${at}It failed: the receiver said that it is gone, and is told nothing more until it is switched on again.`
        : `${at}It failed: no attempt is left. It can be sent again.`;
    case "skipped":
      return `${at}It was skipped: ${SKIPPED[outcome ?? ""] ?? outcome}.`;
    case "pending":
      return nextAttempt === null
        ? "It is on its way."
        : `It is tried ${attempts === 0 ? "" : "again "}at ${toClock(nextAttempt)}.`;
  }
}

const SKIPPED: { readonly [reason: string]: string } = {
  uninstalled: "the integration is not installed any more, or not completely",
  "no-webhook-url": "the integration has no webhook URL",
  unsubscribed:
    "the receiver did not answer in time too often, or said that it is gone, and is told nothing more",
  disabled: "the integration is switched off",
  "event-gone": "the event it tells of was removed before",
  unbuildable: "its body could not be made; the server's log says why",
};

/** `2030-01-01T10:00:00.123456Z` as `2030-01-01 10:00:00.123`, UTC. */
function toClock(instant: string): string {
  return instant.slice(0, 23).replace("T", " ");
}

function firstLine(text: string | null): string {
  return (text ?? "").split("\n", 1).join("").slice(0, 100).trim();
}
