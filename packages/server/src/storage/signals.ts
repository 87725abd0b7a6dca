/** What a part of the process, or on PostgreSQL another process, can be woken for. */
export const SIGNAL_NAMES = ["outbox", "deliveries", "mails", "alerts"] as const;
export type SignalName = (typeof SIGNAL_NAMES)[number];

/** "There is work": a hint only, for every worker also polls. */
export class Signals {
  readonly #listeners = new Map<SignalName, Set<() => void>>();

  on(name: SignalName, listener: () => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  emit(name: SignalName): void {
    for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}
