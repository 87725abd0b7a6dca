/** Helpers without product words: each stands alone, none holds state of the program. */

export { type Backoff, DEFAULT_SCHEDULE_MS, nextAttemptDelayMs } from "./backoff.ts";
export { BoundedCache } from "./bounded-cache.ts";
export { collectGarbage } from "./collect-garbage.ts";
export { constantTimeEqual, hmacSha256Hex, sha256Hex } from "./hmac.ts";
export { randomHex, randomText, uuid4, uuid4Hex } from "./ids.ts";
export { createLog, type Logger, type LogLevel, type LogOptions } from "./log.ts";
export { moduleBeside } from "./module-beside.ts";
export { parseRetryAfter } from "./parse-retry-after.ts";
export { deriveSealKey, open, seal, type SealKey } from "./secret-box.ts";
export { slugCandidates, slugify } from "./slugify.ts";
export { toWireJson } from "./wire-json.ts";
