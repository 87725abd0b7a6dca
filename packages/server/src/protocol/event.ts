/*
 * The event in canonical form, as it is stored and shown. Here and not with the pipeline, because
 * everything that reads stored events needs it.
 */

/** Any JSON value, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

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
  /** Number of the project key it came with. */
  key_id?: string;
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
  contact_email?: string;
  name?: string;
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
