import { ingestSender, sampleEvent } from "@vedette/testkit";

const POSTERS = 8;

/** Posts events one after the other, several at a time, until it is ended. */
export function postWithoutPause(dsn: string) {
  const sender = ingestSender(dsn);
  const accepted: string[] = [];
  let wake: (() => void) | undefined;
  let mayPost = Promise.withResolvers<void>();
  mayPost.resolve();
  const ending = new AbortController();
  const post = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const event = sampleEvent();
      try {
        if ((await sender.event(event)).status === 200) accepted.push(event.event_id);
        wake?.();
      } catch {
        // Killed before it answered: such an event may be there or not.
        await mayPost.promise;
      }
    }
  };
  const posting = Promise.all(Array.from({ length: POSTERS }, post));
  return {
    /** Resolves when so many more have got their 200. */
    async acceptedMore(count: number): Promise<void> {
      const goal = accepted.length + count;
      while (accepted.length < goal) await new Promise<void>((resolve) => (wake = resolve));
    },
    /** Who meets no server waits, from now on. */
    hold: () => void (mayPost = Promise.withResolvers<void>()),
    goOn: () => mayPost.resolve(),
    /** The ids of all that got a 200. */
    async end(): Promise<string[]> {
      ending.abort();
      await posting;
      return accepted;
    },
  };
}
