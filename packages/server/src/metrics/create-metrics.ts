import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** How one HTTP request was answered. `route` is the pattern, never the path with its ids. */
interface AnsweredRequest {
  method: string;
  route: string;
  status: number;
  durationMs: number;
}

export interface MetricsOptions {
  /** Events taken in and not yet committed. */
  readWaitingEvents: () => number;
  /** Deliveries waiting, and since when the oldest of them has been due (milliseconds, 0: none). */
  readQueue: () => Promise<{ depth: number; oldestDueMs: number }>;
  /** Mails that are still to go out. */
  readWaitingMails: () => Promise<number>;
}

const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Everything `/metrics` tells (docs/operate/settings.md names each), in a registry of its own. */
export type InstanceMetrics = ReturnType<typeof createMetrics>;

export function createMetrics(options: MetricsOptions) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "vedette_http_request_duration_seconds",
    help: "HTTP requests by route pattern and status",
    labelNames: ["method", "route", "status"],
    buckets: requestSeconds,
    registers,
  });
  const events = new Counter({
    name: "vedette_events_total",
    help: "Events by what became of them: stored, duplicate, poisoned, refused, queue_full",
    labelNames: ["outcome"],
    registers,
  });
  const waiting = new Gauge({
    name: "vedette_events_waiting",
    help: "Events taken in and not yet committed",
    registers: [],
    collect() {
      this.set(options.readWaitingEvents());
    },
  });
  registry.registerMetric(waiting);
  const queueAge = new Gauge({
    name: "vedette_webhook_queue_age_seconds",
    help: "For how long the oldest due delivery has been due",
    registers,
  });
  const queueDepth = new Gauge({
    name: "vedette_webhook_queue_depth",
    help: "Deliveries not finished yet, due or waiting for their next attempt",
    registers: [],
    async collect() {
      const { depth, oldestDueMs } = await options.readQueue();
      this.set(depth);
      queueAge.set(oldestDueMs / 1000);
    },
  });
  registry.registerMetric(queueDepth);
  const attempts = new Histogram({
    name: "vedette_webhook_attempt_duration_seconds",
    help: "Webhook attempts by outcome",
    labelNames: ["outcome"],
    buckets: requestSeconds,
    registers,
  });
  const arrivals = new Histogram({
    name: "vedette_webhook_delay_seconds",
    help: "How long after it was owed a webhook arrived",
    buckets: [...requestSeconds, 30, 300, 3600, 86_400],
    registers,
  });
  const inFlight = new Gauge({
    name: "vedette_webhooks_in_flight",
    help: "Webhook requests on their way",
    registers,
  });
  const live = new Gauge({
    name: "vedette_live_streams",
    help: "Open streams of server-sent events",
    registers,
  });
  const mails = new Counter({
    name: "vedette_mails_total",
    help: "Mails by what became of a try: sent, retried, failed, unsent",
    labelNames: ["outcome"],
    registers,
  });
  const waitingMails = new Gauge({
    name: "vedette_mails_waiting",
    help: "Mails that are still to go out",
    registers: [],
    async collect() {
      this.set(await options.readWaitingMails());
    },
  });
  registry.registerMetric(waitingMails);
  return {
    read: async (): Promise<{ contentType: string; text: string }> => ({
      contentType: registry.contentType,
      text: await registry.metrics(),
    }),
    observe: (answered: AnsweredRequest): void => {
      const { method, route, status, durationMs } = answered;
      requests.observe({ method, route, status: String(status) }, durationMs / 1000);
    },
    countEvent: (outcome: string): void => {
      events.inc({ outcome });
    },
    countMail: (outcome: string): void => {
      mails.inc({ outcome });
    },
    setInFlight: (count: number): void => {
      inFlight.set(count);
    },
    setLiveStreams: (count: number): void => {
      live.set(count);
    },
    observeArrival: (delayMs: number): void => {
      arrivals.observe(delayMs / 1000);
    },
    observeAttempt: (outcome: string, durationMs: number): void => {
      attempts.observe({ outcome }, durationMs / 1000);
    },
  };
}
