import type { LiveAction, LiveTopic } from "@vedette/contract";

/** Whose pages are told: everybody's of an organization, or one person's. */
export type Audience = `organization:${number}` | `user:${number}`;

/** Something changed: for pages that show it, which then read it again. Never the only way to know. */
export interface Hint {
  audience: Audience;
  topic: LiveTopic;
  action: LiveAction;
  projectId: number | null;
  ids: readonly string[];
}

/** How processes that share a database tell each other hints, and who is watched where. */
export interface HintLink {
  send: (message: HintMessage) => void;
}

export type HintMessage =
  | { kind: "hints"; from: string; hints: readonly Hint[] }
  /** Repeated while it lasts: who is silent for too long watches no more. */
  | { kind: "watching"; from: string; audiences: readonly Audience[] }
  /** A new process wants to know who watches. */
  | { kind: "who-watches"; from: string };

/** How long a process that fell silent is taken to watch still. */
const WATCH_TTL_MS = 60_000;

/**
 * Passes hints on to whoever watches, here and in other processes. Where nobody watches an audience
 * `isWatched` says so, and nothing is put together, sent or kept for it.
 */
export class Hints {
  readonly #process: string;
  readonly #listeners = new Set<(hint: Hint) => void>();
  readonly #watchListeners = new Set<() => void>();
  readonly #elsewhere = new Map<string, { audiences: ReadonlySet<Audience>; untilMs: number }>();
  #own: ReadonlySet<Audience> = new Set();
  #link: HintLink | null = null;

  constructor(process: string) {
    this.#process = process;
  }

  isWatched(audience: Audience): boolean {
    return this.#own.has(audience) || this.#isWatchedElsewhere(audience);
  }

  /** Everybody who is watched, anywhere. */
  get watched(): Set<Audience> {
    const others = [...this.#elsewhere.values()].filter(isAlive);
    return new Set([...this.#own, ...others.flatMap(({ audiences }) => [...audiences])]);
  }

  /** Says whom this process watches from now on; to be said again before the minute is over. */
  watch(audiences: Iterable<Audience>): void {
    this.#own = new Set(audiences);
    this.#link?.send({ kind: "watching", from: this.#process, audiences: [...this.#own] });
    this.#tellWatchListeners();
  }

  /** Tells whoever watches, here and elsewhere. */
  tell(hints: readonly Hint[]): void {
    for (const hint of hints) this.#pass(hint);
    const far = hints.filter(({ audience }) => this.#isWatchedElsewhere(audience));
    if (far.length > 0) this.#link?.send({ kind: "hints", from: this.#process, hints: far });
  }

  /** Takes what another process sent. */
  hear(message: HintMessage): void {
    if (message.from === this.#process) return;
    switch (message.kind) {
      case "hints":
        for (const hint of message.hints) this.#pass(hint);
        return;
      case "watching": {
        const { from, audiences } = message;
        const untilMs = performance.now() + WATCH_TTL_MS;
        if (audiences.length === 0) this.#elsewhere.delete(from);
        else this.#elsewhere.set(from, { audiences: new Set(audiences), untilMs });
        return this.#tellWatchListeners();
      }
      case "who-watches":
        if (this.#own.size > 0) this.watch(this.#own);
        return;
    }
  }

  connect(link: HintLink): void {
    this.#link = link;
  }

  /** Asks the other processes whom they watch. */
  ask(): void {
    this.#link?.send({ kind: "who-watches", from: this.#process });
  }

  on(listener: (hint: Hint) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Called when it changes who is watched, here or elsewhere. */
  onWatch(listener: () => void): () => void {
    this.#watchListeners.add(listener);
    return () => void this.#watchListeners.delete(listener);
  }

  #isWatchedElsewhere(audience: Audience): boolean {
    if (this.#elsewhere.size === 0) return false;
    for (const watch of this.#elsewhere.values()) {
      if (isAlive(watch) && watch.audiences.has(audience)) return true;
    }
    return false;
  }

  #pass(hint: Hint): void {
    if (!this.#own.has(hint.audience)) return;
    for (const listener of this.#listeners) listener(hint);
  }

  #tellWatchListeners(): void {
    for (const listener of this.#watchListeners) listener();
  }
}

function isAlive({ untilMs }: { untilMs: number }): boolean {
  return untilMs > performance.now();
}
