import type { Readable } from "node:stream";
import { Problem } from "@vedette/contract/problems";
import { randomHex } from "../../kit/index.ts";
import type { Audience, Hints } from "../../storage/index.ts";
import { LiveStream, type Watching } from "./live-stream.ts";
import { RecentHints } from "./recent-hints.ts";

/** The open streams of this process. */
export interface Live {
  /**
   * Opens a stream. `owner` is who it counts for; `lastEventId` what they saw last. Refuses when too
   * many are open, or this process is about to end.
   */
  open(watching: Watching, owner: string, lastEventId: string | null): Readable;
  /** Ends all streams and opens none after it. */
  close(): void;
}

export interface LiveOptions {
  streams: number;
  streamsPerOwner: number;
  /** A stream ends after so long; its reader opens the next, and is asked anew who they are. */
  maxAgeMs: number;
  heartbeatMs: number;
  /** Told how many streams are open whenever that changes. */
  observe: (open: number) => void;
}

const USUAL: LiveOptions = {
  streams: 2000,
  streamsPerOwner: 30,
  maxAgeMs: 15 * 60_000,
  heartbeatMs: 15_000,
  observe: () => {},
};

/** A page that lost its connection still finds what it missed for about so long. */
const GRACE_BEATS = 2;

/** Makes the one that keeps a process's streams; it costs nothing while there are none. */
export function createLive(hints: Hints, options: Partial<LiveOptions> = {}): Live {
  const {
    streams: most,
    streamsPerOwner,
    maxAgeMs,
    heartbeatMs,
    observe,
  } = {
    ...USUAL,
    ...options,
  };
  const open = new Map<LiveStream, { owner: string; endAt: number }>();
  const recent = new RecentHints(randomHex(8));
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;
  /** Watched a little longer than there are streams: who left may be on the way back. */
  const left = new Map<Audience, number>();
  /** Since which hint each audience has been watched without a gap. */
  const since = new Map<Audience, number>();

  function begin(): void {
    unsubscribe ??= hints.on((hint) => {
      const id = recent.add(hint);
      for (const stream of open.keys()) stream.offer(hint, id);
    });
    timer ??= setInterval(beat, heartbeatMs).unref();
  }

  function beat(): void {
    const now = performance.now();
    for (const [stream, { endAt }] of open) {
      if (now >= endAt) stream.end();
      else stream.beat();
    }
    for (const [audience, beats] of left) {
      if (beats <= 1) left.delete(audience);
      else left.set(audience, beats - 1);
    }
    watch();
    if (open.size === 0 && left.size === 0) rest();
  }

  function watch(): void {
    const audiences = new Set(left.keys());
    for (const stream of open.keys()) for (const one of stream.audiences) audiences.add(one);
    for (const gone of since.keys()) if (!audiences.has(gone)) since.delete(gone);
    for (const one of audiences) if (!since.has(one)) since.set(one, recent.last);
    hints.watch(audiences);
  }

  /** What a reader missed since an id; undefined when that cannot be said. */
  function findMissed({ audiences }: Watching, lastEventId: string | null) {
    const at = lastEventId === null ? undefined : recent.numberOf(lastEventId);
    if (at === undefined) return undefined;
    const isWhole = [...audiences].every((one) => at >= (since.get(one) ?? Infinity));
    return isWhole ? recent.after(at) : undefined;
  }

  function rest(): void {
    unsubscribe?.();
    unsubscribe = undefined;
    clearInterval(timer);
    timer = undefined;
  }

  return {
    open(watching, owner, lastEventId) {
      if (isClosed) throw new Problem("unavailable", { retryAfterSeconds: 2 });
      const own = [...open.values()].filter((one) => one.owner === owner).length;
      if (open.size >= most || own >= streamsPerOwner) {
        throw new Problem("rate-limited", {
          detail: "Too many live streams are open. Close one, or come back later.",
          retryAfterSeconds: 30,
        });
      }
      const missed = findMissed(watching, lastEventId);
      const stream = new LiveStream(watching, () => {
        open.delete(stream);
        observe(open.size);
        for (const audience of stream.audiences) left.set(audience, GRACE_BEATS);
      });
      open.set(stream, { owner, endAt: performance.now() + maxAgeMs });
      observe(open.size);
      begin();
      watch();
      stream.greet(missed !== undefined);
      for (const { hint, id } of missed ?? []) stream.offer(hint, id);
      return stream.readable;
    },
    close() {
      isClosed = true;
      for (const stream of open.keys()) stream.end();
      open.clear();
      left.clear();
      rest();
      hints.watch([]);
    },
  };
}
