import type { BreadcrumbShape, EventEntry, ExceptionValueShape } from "@vedette/contract";
import type {
  EventPayload,
  ExceptionValue,
  Json,
  JsonObject,
  RequestInfo,
  ThreadValue,
} from "../../protocol/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import { hasSystemFrames, presentStacktrace } from "./present-stacktrace.ts";

/** A section of an event, and the key of the payload it was made of. */
export interface PresentedEntry {
  source: keyof EventPayload;
  entry: EventEntry;
}

/** The sections of an event in the order they are to be read: what broke before what led to it. */
export function presentEntries(payload: EventPayload): PresentedEntry[] {
  const { logentry, csp, exception, stacktrace, threads, template } = payload;
  const { breadcrumbs, request, debug_meta: debugMeta } = payload;
  const entries: (PresentedEntry | undefined)[] = [
    logentry && {
      source: "logentry",
      entry: {
        type: "message",
        data: {
          formatted: logentry.formatted,
          message: logentry.message ?? null,
          params: logentry.params ?? null,
        },
      },
    },
    csp && { source: "csp", entry: { type: "csp", data: csp } },
    exception && {
      source: "exception",
      entry: { type: "exception", data: presentException(exception) },
    },
    stacktrace && {
      source: "stacktrace",
      entry: { type: "stacktrace", data: presentStacktrace(stacktrace) },
    },
    threads && {
      source: "threads",
      entry: { type: "threads", data: { values: threads.values.map(presentThread) } },
    },
    template && { source: "template", entry: { type: "template", data: template } },
    breadcrumbs && {
      source: "breadcrumbs",
      entry: { type: "breadcrumbs", data: { values: breadcrumbs.values.map(presentBreadcrumb) } },
    },
    request && { source: "request", entry: { type: "request", data: presentRequest(request) } },
    debugMeta && { source: "debug_meta", entry: { type: "debugmeta", data: debugMeta } },
  ];
  return entries.filter((entry) => entry !== undefined);
}

type ExceptionEntry = Extract<EventEntry, { type: "exception" }>;
type ThreadShape = Extract<EventEntry, { type: "threads" }>["data"]["values"][number];
type RequestShape = Extract<EventEntry, { type: "request" }>["data"];

function presentException({ values }: { values: ExceptionValue[] }): ExceptionEntry["data"] {
  return {
    values: values.map(presentExceptionValue),
    hasSystemFrames: values.some((value) => hasSystemFrames(value.stacktrace)),
    excOmitted: null,
  };
}

function presentExceptionValue(value: ExceptionValue): ExceptionValueShape {
  return {
    type: value.type ?? null,
    value: value.value ?? null,
    mechanism: value.mechanism ? { ...value.mechanism } : null,
    threadId: toThreadId(value.thread_id),
    module: value.module ?? null,
    stacktrace: value.stacktrace ? presentStacktrace(value.stacktrace) : null,
    rawStacktrace: value.raw_stacktrace ? presentStacktrace(value.raw_stacktrace) : null,
  };
}

function presentThread(thread: ThreadValue): ThreadShape {
  return {
    id: toThreadId(thread.id),
    name: thread.name ?? null,
    crashed: thread.crashed ?? null,
    current: thread.current ?? null,
    state: thread.state ?? null,
    stacktrace: thread.stacktrace ? presentStacktrace(thread.stacktrace) : null,
    rawStacktrace: null,
  };
}

function presentBreadcrumb(crumb: JsonObject): BreadcrumbShape {
  const { timestamp, data } = crumb;
  return {
    type: toText(crumb["type"]) ?? "default",
    timestamp: typeof timestamp === "number" ? formatInstant(timestamp * 1000) : null,
    level: toText(crumb["level"]) ?? "info",
    message: toText(crumb["message"]),
    category: toText(crumb["category"]),
    data: typeof data === "object" && data !== null && !Array.isArray(data) ? data : null,
    event_id: toText(crumb["event_id"]),
  };
}

function presentRequest(request: RequestInfo): RequestShape {
  return {
    method: request.method ?? null,
    url: request.url ?? null,
    query: request.query_string ?? [],
    fragment: request.fragment ?? null,
    data: request.data ?? null,
    headers: request.headers ?? [],
    cookies: request.cookies ?? [],
    env: request.env ?? null,
    inferredContentType: request.inferred_content_type ?? null,
  };
}

function toThreadId(id: Json | undefined): string | number | null {
  return typeof id === "string" || typeof id === "number" ? id : null;
}

function toText(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}
