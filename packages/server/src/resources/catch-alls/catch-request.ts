import { BoundedCache } from "../../kit/index.ts";
import type { Instance } from "../instance.ts";
import { userHint } from "../live/index.ts";
import { findSurplus, MAX_BODY_BYTES } from "./model.ts";
import { deleteRequests, findCatchAllByToken, insertRequest, listKept } from "./store.ts";

/** Something that was sent to an address of ours. */
export interface IncomingRequest {
  token: string;
  method: string;
  /** What followed the address: path and query. */
  path: string;
  /** Names and values in turn, as Node gives raw headers. */
  rawHeaders: readonly string[];
  body: Uint8Array;
  ipAddress: string;
}

/** So many in so long; a program that runs wild fills nobody's disk. */
const MOST_REQUESTS = 200;
const WITHIN_MS = 10_000;

/**
 * Makes what records a request and gives the status to answer with; undefined when nobody has such
 * an address, 429 when too many come at once.
 */
export function createCatchRequest({
  storage,
  now,
}: Pick<Instance, "storage" | "now">): (request: IncomingRequest) => Promise<number | undefined> {
  const counts = new BoundedCache<number, { count: number }>({
    maxEntries: 1000,
    ttlMs: WITHIN_MS,
  });
  const isTooMany = (catchAllId: number): boolean => {
    const counter = counts.get(catchAllId, now()) ?? { count: 0 };
    if (counter.count === 0) counts.set(catchAllId, counter, now());
    counter.count++;
    return counter.count > MOST_REQUESTS;
  };

  return async (request) => {
    const catchAll = await findCatchAllByToken(storage.db, request.token);
    if (catchAll === undefined) return undefined;
    if (isTooMany(catchAll.id)) return 429;
    const { method, path, body, ipAddress } = request;
    await storage.transaction(async (tx, wake) => {
      const id = await insertRequest(tx, catchAll.id, {
        method,
        path: path.slice(0, 4000),
        headers: toPairs(request.rawHeaders),
        body: body.subarray(0, MAX_BODY_BYTES),
        size: body.length,
        ipAddress,
        receivedAt: now(),
      });
      await deleteRequests(tx, findSurplus(await listKept(tx, catchAll.id)));
      const hint = userHint(catchAll.userId, { topic: "catch-all", action: "created", ids: [id] });
      if (storage.hints.isWatched(hint.audience)) wake(hint);
    });
    return catchAll.answerStatus;
  };
}

/**
 * Cookies are not kept: somebody signed in here may be lured to another's address, and their
 * session would be there for the other to read.
 */
function toPairs(raw: readonly string[]): [string, string][] {
  return raw.flatMap((name, at) => {
    const lower = name.toLowerCase();
    return at % 2 === 1 || lower === "cookie" ? [] : [[lower, raw[at + 1] ?? ""]];
  });
}
