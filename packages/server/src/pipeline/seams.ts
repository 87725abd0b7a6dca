/**
 * The types between the stages of the pipeline. Each names its one writer and its one reader.
 * A stage imports these, never another stage; `pipeline.ts` composes them.
 */

/** Any JSON value, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** What a project decides about its own events. Writer: projects resource. Readers: scrub, group. */
export interface ProjectRules {
  /** Off disables every kind of scrubbing. */
  scrubData: boolean;
  /** The built-in rules (passwords, cards, cookies …). */
  scrubDefaults: boolean;
  scrubIpAddresses: boolean;
  /** Extra key names to filter: substring, case-insensitive. */
  sensitiveFields: readonly string[];
  /** Key names that are never filtered. */
  safeFields: readonly string[];
}

/** One event as it came over the wire. Writer: ingest. Reader: normalize. */
export interface RawEvent {
  organizationId: number;
  projectId: number;
  /** Public half of the DSN (32 hex). */
  publicKey: string;
  /** 32 lower-case hex characters; ingest has generated one when the sender gave none. */
  eventId: string;
  /** The event's JSON text, UTF-8, already decompressed. */
  payload: Uint8Array;
  /** Epoch milliseconds on our clock. */
  receivedAt: number;
  /** Epoch milliseconds on the sender's clock, from the envelope header, when it said. */
  sentAt: number | null;
  /** Address of the sender; fills `{{auto}}`. */
  clientAddress: string | null;
  /** `name/version` from the authentication data; fills a missing `sdk`. */
  client: string | null;
}

/**
 * A Sentry event in canonical form (snake_case, docs/wire.md), e.g. `exception.values` is always a
 * list inside `values`, `tags` is always a list of pairs. Absent values are absent, never null.
 * Writer: normalize. Readers: scrub (gives the same shape back), describe.
 */
export interface NormalizedEvent {
  event_id: string;
  type: "error" | "default" | "csp" | "feedback" | "transaction";
  platform: string;
  level: "debug" | "info" | "warning" | "error" | "fatal";
  /** Epoch seconds with fraction: when it happened, corrected for clock drift. */
  timestamp: number;
  /** Epoch seconds with fraction: when we got it. */
  received: number;
  logger?: string;
  transaction?: string;
  /** The sender's own culprit, where it set one. */
  culprit?: string;
  server_name?: string;
  site?: string;
  release?: string;
  dist?: string;
  environment?: string;
  /** The sender's tags; `describe` adds those the server derives. */
  tags: [key: string, value: string][];
  fingerprint?: string[];
  checksum?: string;
  logentry?: { message?: string; formatted: string; params?: Json };
  exception?: { values: ExceptionValue[]; main_exception_id?: number };
  threads?: { values: ThreadValue[] };
  stacktrace?: Stacktrace;
  breadcrumbs?: { values: JsonObject[] };
  request?: RequestInfo;
  user?: JsonObject;
  contexts?: { [name: string]: JsonObject };
  extra?: JsonObject;
  modules?: { [name: string]: string };
  sdk?: { name: string; version: string; [key: string]: Json };
  debug_meta?: JsonObject;
  csp?: JsonObject;
  template?: JsonObject;
  /** Problems found while processing, shown to the user. */
  errors?: { type: string; name?: string; value?: Json }[];
  /** Mirrors the tree; at a leaf `{"": {rem, len, err}}` tells what was changed and why. */
  _meta?: JsonObject;
}

/** The event as it is stored. Writer: describe. Readers: group, record, and every presenter. */
export interface EventPayload extends NormalizedEvent {
  title: string;
  /** Empty text when nothing is known. */
  culprit: string;
  metadata: EventMetadata;
  /** `filename` of the crash frame. */
  location?: string;
}

export interface EventMetadata {
  type?: string;
  value?: string;
  filename?: string;
  function?: string;
  title?: string;
  directive?: string;
  uri?: string;
  message?: string;
}

export interface ExceptionValue {
  type?: string;
  value?: string;
  module?: string;
  thread_id?: Json;
  stacktrace?: Stacktrace;
  raw_stacktrace?: Stacktrace;
  mechanism?: Mechanism;
}

export interface Mechanism {
  type: string;
  handled?: boolean;
  synthetic?: boolean;
  description?: string;
  help_link?: string;
  source?: string;
  exception_id?: number;
  parent_id?: number;
  is_exception_group?: boolean;
  data?: JsonObject;
  meta?: JsonObject;
}

/** Oldest call first, the crash last. */
export interface Stacktrace {
  frames: Frame[];
  registers?: JsonObject;
  frames_omitted?: Json;
}

export interface Frame {
  function?: string;
  raw_function?: string;
  module?: string;
  package?: string;
  platform?: string;
  filename?: string;
  abs_path?: string;
  lineno?: number;
  colno?: number;
  pre_context?: string[];
  context_line?: string;
  post_context?: string[];
  /** Always set once normalized: the sender's word, corrected by the in-app rules. */
  in_app?: boolean;
  vars?: JsonObject;
  data?: JsonObject;
  instruction_addr?: string;
  symbol_addr?: string;
  image_addr?: string;
  addr_mode?: string;
  symbol?: string;
  trust?: string;
  lock?: JsonObject;
  stack_start?: boolean;
}

export interface ThreadValue {
  id?: Json;
  name?: string;
  crashed?: boolean;
  current?: boolean;
  main?: boolean;
  state?: string;
  stacktrace?: Stacktrace;
}

export interface RequestInfo {
  method?: string;
  url?: string;
  query_string?: [key: string, value: string][];
  fragment?: string;
  data?: Json;
  cookies?: [key: string, value: string][];
  headers?: [key: string, value: string][];
  env?: JsonObject;
  inferred_content_type?: string;
}

/** Writer: group. Reader: record, and the "why was it grouped so" view. */
export interface Grouping {
  version: "v1";
  /** MD5 hex in order of preference (app, then system): the first that an issue owns decides. */
  hashes: [string, ...string[]];
  variants: GroupingVariant[];
}

export interface GroupingVariant {
  kind: "checksum" | "custom" | "app" | "system" | "message" | "template" | "csp" | "fallback";
  /** Salted with the client's fingerprint besides its own components. */
  hybrid: boolean;
  hash: string;
  /** What was hashed, in order: `["type","TypeError"]`, `["function","checkout"]` … */
  components: [name: string, value: string][];
}

/** Writer: the pure stages together. Reader: record. */
export interface PreparedEvent {
  organizationId: number;
  projectId: number;
  publicKey: string;
  payload: EventPayload;
  grouping: Grouping;
  /** Epoch milliseconds. */
  timestampAt: number;
  receivedAt: number;
  /** Size of the payload as sent, bytes. */
  sizeBytes: number;
}

/** What became of one event. Writer: record. Reader: ingest, which answers the SDK. */
export type EventOutcome =
  | { kind: "stored"; issueId: number; isNewIssue: boolean }
  /** The same event id again: nothing was counted twice. */
  | { kind: "duplicate" }
  /** Could not be processed; kept aside with the reason and counted. The fault tells who is told. */
  | { kind: "poisoned"; fault: "sender" | "ours"; reason: string };
