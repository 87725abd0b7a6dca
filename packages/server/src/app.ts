import { MessageChannel } from "node:worker_threads";
import type { FastifyInstance } from "fastify";
import { toOpenApi } from "@vedette/contract";
import { type Config, describeOutgoing } from "./config/index.ts";
import { createEgress, type Egress } from "./egress/index.ts";
import { createHttpServer } from "./http/index.ts";
import { deriveSealKey, type Logger, open, seal, uuid4 } from "./kit/index.ts";
import { countWaitingMails, startMails } from "./mail/index.ts";
import { createMetrics, type InstanceMetrics } from "./metrics/index.ts";
import { startDeliver } from "./pipeline/deliver/index.ts";
import { startFanOut } from "./pipeline/fanout/index.ts";
import { findKeyOwner } from "./find-key-owner.ts";
import { ingestRoutes, KeyDirectory, type PipelineClient } from "./pipeline/ingest/index.ts";
import { keptItemTypes } from "./pipeline/items/index.ts";
import { type Pipeline, startPipeline } from "./pipeline/start-pipeline.ts";
import { watchMonitors } from "./pipeline/watch-monitors.ts";
import type { PipelineThreadData } from "./pipeline/thread-messages.ts";
import { answerUnsubscribe, startAlertMail } from "./resources/alert-mail/index.ts";
import { createAppClient } from "./resources/component-requests/index.ts";
import { createCatchRequest } from "./resources/catch-alls/index.ts";
import { measureLateness, measureQueue } from "./resources/deliveries/index.ts";
import { findErrorsForWebhooks } from "./resources/events/index.ts";
import type { Instance } from "./resources/instance.ts";
import { startEvaluation } from "./resources/metric-alerts/index.ts";
import { createLive, type Live } from "./resources/live/index.ts";
import { createSignIn } from "./sign-in/index.ts";
import { implementRoutes } from "./implement-routes.ts";
import { openPostgres, openSqliteElsewhere, type Storage } from "./storage/index.ts";
import { startUpkeep } from "./upkeep/index.ts";
import { version } from "./version.ts";

/** Webhooks on their way at a time. */
const MAX_IN_FLIGHT = 512;
/** How long one that is claimed may wait for those before it. */
const MAX_AHEAD_MS = 5000;

/** Everything one process runs, wired together. Made and ended by `start.ts`. */
export interface App {
  http: FastifyInstance;
  instance: Instance;
  /** Resolves when all that was taken in is committed and fanned out, and nothing is due. */
  settle: () => Promise<void>;
  /** Ends in order: no new requests, then what is on its way, then the database. */
  close: () => Promise<void>;
}

export interface AppOptions {
  config: Config;
  baseUrl: string;
  secretKey: string;
  /** Folder of the built web page; null serves none. */
  webRoot: string | null;
  log: Logger;
  /** The part that stores events has ended by itself: nothing can be kept any more. */
  onFatal: (error: Error) => void;
}

/** The composition root: the one place that builds adapters and hands them out. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config, baseUrl, log } = options;
  const { storage, pipeline } = await openDatabase(options);
  const instance = createServices(options, storage);
  const metrics = createMetrics({
    readWaitingEvents: () => pipeline?.waiting ?? 0,
    readQueue: async () => await measureQueue(storage.db, instance.now()),
    readWaitingMails: async () => await countWaitingMails(storage.db),
  });
  const workers = config.roles.includes("worker") ? startWorkers(options, instance, metrics) : null;
  const live = createLive(storage.hints, { observe: metrics.setLiveStreams });
  storage.hints.onWatch(() => pipeline?.watch(storage.hints.watched));
  // A way out of its own: whoever waits for an integration here holds up no webhook.
  const egress = createEgress(config.egress);
  const http = await createHttp(options, instance, { metrics, pipeline, live, egress });

  return {
    http,
    instance,
    async settle() {
      await pipeline?.drained();
      await workers?.monitors.idle();
      await workers?.upkeep.removals.idle();
      await workers?.upkeep.status.idle();
      await workers?.upkeep.recoveries.idle();
      await workers?.evaluation.idle();
      await workers?.fanOut.idle();
      await workers?.deliver.idle();
      await workers?.alertMail.idle();
      await workers?.mails.idle();
    },
    async close() {
      live.close();
      await http.close();
      await egress.close();
      await pipeline?.drained();
      await workers?.close();
      // The pipeline's thread answers for the database until the very end (SQLite).
      await storage.close();
      await pipeline?.close();
      log.info({ baseUrl }, "Stopped");
    },
  };
}

async function openDatabase(
  options: AppOptions,
): Promise<{ storage: Storage; pipeline: Pipeline | null }> {
  const { config } = options;
  if (config.database.engine === "sqlite") {
    const { file } = config.database;
    const { port1, port2 } = new MessageChannel();
    // Held by an object, because signals come from the thread before the storage is open.
    const opened: { storage?: Storage } = {};
    const pipeline = await startThread(options, { engine: "sqlite", file, port: port2 }, opened);
    opened.storage = openSqliteElsewhere(file, port1);
    return { storage: opened.storage, pipeline };
  }
  const { url } = config.database;
  const storage = await openPostgres({
    url,
    maxConnections: 10,
    listen: true,
  });
  const takesEvents = config.roles.includes("ingest");
  const pipeline = takesEvents
    ? await startThread(options, { engine: "postgres", url }, { storage })
    : null;
  return { storage, pipeline };
}

async function startThread(
  options: AppOptions,
  database: PipelineThreadData["database"],
  opened: { storage?: Storage },
): Promise<Pipeline> {
  const { config, baseUrl, log, onFatal } = options;
  return await startPipeline({
    thread: { database, baseUrl },
    maxWaiting: config.queueLimit,
    maxWaitingBytes: Math.max(4 * config.maxEnvelopeBytes, 64 * 1024 * 1024),
    log,
    onSignal: (name) => opened.storage?.signals.emit(name),
    onHint: (hint) => opened.storage?.hints.tell([hint]),
    onDeath: onFatal,
  });
}

function createServices(options: AppOptions, storage: Storage): Instance {
  const key = deriveSealKey(options.secretKey);
  return {
    storage,
    links: { baseUrl: options.baseUrl },
    now: Date.now,
    secrets: { seal: (text) => seal(key, text), open: (sealed) => open(key, sealed) },
    log: options.log,
  };
}

function startWorkers(options: AppOptions, instance: Instance, metrics: InstanceMetrics) {
  const { config } = options;
  const { storage, links, now, log, secrets } = instance;
  // Each receiver has a lane of its own. One host may have many of them: they share no queue there,
  // in which those that hang would hold up the others.
  const egress = createEgress({ ...config.egress, connectionsPerOrigin: MAX_IN_FLIGHT });
  const fanOut = startFanOut({ storage, now, log, links, findErrors: findErrorsForWebhooks });
  const deliver = startDeliver({
    storage,
    links,
    secrets,
    log,
    now,
    egress,
    random: Math.random,
    userAgent: `vedette/${version}`,
    timeoutMs: config.webhookTimeoutMs,
    hookTimeoutMs: config.serviceHookTimeoutMs,
    scheduleMs: config.retryScheduleMs,
    // What a killed process had claimed waits this long: beyond any attempt, but no longer than needed.
    leaseMs: MAX_AHEAD_MS + Math.max(config.webhookTimeoutMs, config.serviceHookTimeoutMs) + 10_000,
    aheadMs: MAX_AHEAD_MS,
    maxInFlight: MAX_IN_FLIGHT,
    maxInFlightPerReceiver: 64,
    maxInFlightPerOrganization: 384,
    maxPerSecond: config.webhooksPerSecond,
    observe: {
      attempt: metrics.observeAttempt,
      arrived: metrics.observeArrival,
      inFlight: metrics.setInFlight,
    },
  });
  const holder = uuid4();
  const monitors = watchMonitors({ instance, holder });
  const upkeep = startUpkeep({
    instance,
    holder,
    policy: { eventDays: config.retentionDays, deliveryDays: config.deliveryRetentionDays },
  });
  const evaluation = startEvaluation(instance, holder);
  const alertMail = startAlertMail(instance, holder);
  const mails = startMails({
    storage,
    now,
    log: options.log,
    holder,
    settings: config.mail,
    observe: metrics.countMail,
  });
  return {
    fanOut,
    deliver,
    evaluation,
    alertMail,
    mails,
    monitors,
    upkeep,
    async close() {
      await upkeep.stop();
      await monitors.stop();
      await evaluation.stop();
      await fanOut.stop();
      await deliver.stop();
      await alertMail.stop();
      await mails.stop();
      await egress.close();
    },
  };
}

async function createHttp(
  options: AppOptions,
  instance: Instance,
  parts: { metrics: InstanceMetrics; pipeline: Pipeline | null; live: Live; egress: Egress },
): Promise<FastifyInstance> {
  const { metrics, pipeline, live, egress } = parts;
  const { config, baseUrl, webRoot, log } = options;
  const isWeb = config.roles.includes("web");
  const apps = createAppClient({
    instance,
    egress,
    timeoutMs: config.componentTimeoutMs,
    userAgent: `vedette/${version}`,
  });
  const { routes, directory, authHandler, answerBadge } = implementRoutes(
    instance,
    createSignIn(instance, { secretKey: options.secretKey, sendsMail: config.mail !== null }),
    {
      sendsMail: config.mail !== null,
      live,
      apps,
      reviewers: config.reviewers,
      outgoing: describeOutgoing(config),
      settings: describeSettings(config),
    },
  );
  return await createHttpServer({
    log,
    routes: isWeb ? routes : [],
    directory,
    health: async () => await readHealth(instance, pipeline, config.deliveryLateMs),
    metrics,
    openApi: isWeb
      ? () =>
          toOpenApi(
            routes.map(({ route }) => route),
            { title: "Vedette", version, serverUrl: baseUrl },
          )
      : null,
    webRoot: isWeb ? webRoot : null,
    authHandler: isWeb ? authHandler : null,
    answerBadge: isWeb ? answerBadge : undefined,
    answerUnsubscribe: isWeb
      ? async (token, stop) => await answerUnsubscribe(instance, token, stop)
      : undefined,
    catchRequest: isWeb ? createCatchRequest(instance) : undefined,
    ingest:
      pipeline && config.roles.includes("ingest")
        ? mountIngest(options, instance, metrics, pipeline)
        : null,
    baseUrl,
    trustProxy: typeof config.trustProxy === "boolean" ? config.trustProxy : [...config.trustProxy],
  });
}

function mountIngest(
  options: AppOptions,
  instance: Instance,
  metrics: InstanceMetrics,
  pipeline: PipelineClient,
) {
  const keys = new KeyDirectory(
    async (publicKey) => await findKeyOwner(instance.storage.db, publicKey),
    instance.now,
  );
  const { maxEnvelopeBytes, maxEventBytes } = options.config;
  return ingestRoutes({
    keys,
    pipeline,
    limits: { maxEnvelopeBytes, maxEventBytes },
    keptItemTypes,
    now: instance.now,
    onAnswered: metrics.countEvent,
  });
}

function describeSettings(config: Config) {
  return {
    version,
    retention: { events: config.retentionDays, deliveries: config.deliveryRetentionDays },
    limits: {
      eventBytes: config.maxEventBytes,
      envelopeBytes: config.maxEnvelopeBytes,
      waitingEvents: config.queueLimit,
    },
    mailFrom: config.mail?.from ?? null,
  };
}

async function readHealth(instance: Instance, pipeline: Pipeline | null, lateMs: number) {
  const { storage, now } = instance;
  const dueMs = await measureLateness(storage.db, now()).catch(() => null);
  const isLate = dueMs !== null && dueMs > lateMs;
  const waiting = pipeline?.waiting ?? 0;
  return {
    ready: dueMs !== null,
    isDegraded: isLate,
    checks: {
      database: dueMs === null ? "does not answer" : "ok",
      waitingEvents: String(waiting),
      deliveries: isLate ? `late: one has been due for ${Math.floor(dueMs / 1000)} s` : "ok",
    },
  };
}
