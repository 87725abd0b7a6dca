import type { LiveMessage, LiveTopic } from "@vedette/contract";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import { LIVE_MS } from "./client.ts";
import { LiveStream } from "./live-stream.ts";
import { paced } from "./paced.ts";

const FLOOR_MS = 60_000;
const PACE_MS = 1_500;

/**
 * What changed, told while the page is open (docs/wire.md, Live). All pages share one connection
 * for each organization; it is closed while nobody watches or the tab is hidden, since a browser
 * has few of them for all its tabs.
 *
 * `onChange` gets the messages of one topic that came within 1.5 seconds, none when something was
 * missed: then everything is to be read again. The number given back is the interval in which to
 * ask regardless (`refetchInterval`): a minute while connected, five seconds while not.
 */
export function useLive(
  organization: string,
  topic: LiveTopic,
  onChange: (messages: readonly LiveMessage[]) => void,
): number {
  const current = useRef(onChange);
  useEffect(() => {
    current.current = onChange;
  });
  useEffect(() => {
    const pace = paced(PACE_MS, (messages: readonly LiveMessage[]) => current.current(messages));
    const leave = shareOf(organization).watch((message) => {
      if (message === undefined) pace.all();
      else if (message.topic === topic) pace.add(message);
    });
    return () => {
      leave();
      pace.stop();
    };
  }, [organization, topic]);
  const subscribe = useCallback(
    (listener: () => void) => shareOf(organization).watchState(listener),
    [organization],
  );
  const isOpen = useSyncExternalStore(subscribe, () => shareOf(organization).isOpen);
  return isOpen ? FLOOR_MS : LIVE_MS;
}

type Watcher = (message: LiveMessage | undefined) => void;

/** The connection of one organization, and who watches it. */
class Share {
  readonly #watchers = new Set<Watcher>();
  readonly #stateWatchers = new Set<() => void>();
  readonly #stream: LiveStream;
  isOpen = false;

  constructor(organization: string) {
    const path = `/api/0/organizations/${encodeURIComponent(organization)}/live/`;
    this.#stream = new LiveStream({
      open: () => new EventSource(path),
      onMessage: (message) => {
        for (const watcher of this.#watchers) watcher(message);
      },
      onState: (isOpen) => {
        if (this.isOpen === isOpen) return;
        this.isOpen = isOpen;
        for (const listener of this.#stateWatchers) listener();
      },
    });
    document.addEventListener("visibilitychange", () => this.#settle());
  }

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    this.#settle();
    return () => {
      this.#watchers.delete(watcher);
      // The page that comes next watches at once; only when none does, the connection goes.
      queueMicrotask(() => this.#settle());
    };
  }

  watchState(listener: () => void): () => void {
    this.#stateWatchers.add(listener);
    return () => void this.#stateWatchers.delete(listener);
  }

  #settle(): void {
    if (this.#watchers.size > 0 && !document.hidden) this.#stream.start();
    else this.#stream.stop();
  }
}

const shares = new Map<string, Share>();

function shareOf(organization: string): Share {
  const known = shares.get(organization);
  if (known !== undefined) return known;
  const share = new Share(organization);
  shares.set(organization, share);
  return share;
}
