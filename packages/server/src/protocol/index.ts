/** What the Sentry wire says: DSNs, credentials, envelopes, instants, limits and page links. Pure. */
export { parseAuthHeader } from "./auth-header.ts";
export type { AuthFields, AuthHeader } from "./auth-header.ts";
export { formatCursor, parseCursor } from "./cursor.ts";
export type { Cursor } from "./cursor.ts";
export { formatDsn, parseDsn } from "./dsn.ts";
export type { Dsn } from "./dsn.ts";
export { parseEnvelope } from "./envelope.ts";
export type { Envelope, EnvelopeItem } from "./envelope.ts";
export { parseEventId } from "./event-id.ts";
export { findIngestCredentials } from "./ingest-credentials.ts";
export type { IngestCredentials } from "./ingest-credentials.ts";
export { categoryOfItem } from "./item-category.ts";
export type { DataCategory } from "./item-category.ts";
export { exceedsJsonDepth } from "./json-depth.ts";
export { formatLinkHeader } from "./link-header.ts";
export type { PageLink } from "./link-header.ts";
export { formatRateLimits, formatRetryAfter } from "./rate-limits.ts";
export type { RateLimit } from "./rate-limits.ts";
export { decodeStoreBody } from "./store-body.ts";
export type { StoreBody } from "./store-body.ts";
export { formatInstant, parseTimestamp } from "./timestamp.ts";
export type {
  EventMetadata,
  EventPayload,
  ExceptionValue,
  Frame,
  Grouping,
  GroupingVariant,
  Json,
  JsonObject,
  Mechanism,
  NormalizedEvent,
  RequestInfo,
  Stacktrace,
  ThreadValue,
} from "./event.ts";
