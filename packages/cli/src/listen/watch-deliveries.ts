import { setTimeout } from "node:timers/promises";
import type { ApiConnection } from "../api-connection.ts";

export interface Watch {
  /** Resolves at once when something came since the last call, else when it comes, or after a while. */
  next: () => Promise<void>;
}

/** How long nothing is asked for while the server tells by itself, and while it does not. */
const TOLD_MS = 15_000;
const UNTOLD_MS = 2000;
const RECONNECT_MS = 5000;

/**
 * Watches the server's live stream for deliveries of an organization. The stream only says when to
 * look, so losing it loses nothing: what it would have told is asked for now and then.
 */
export function watchDeliveries(
  connection: ApiConnection,
  organization: string | undefined,
  signal: AbortSignal,
): Watch {
  let isTold = false;
  let news = false;
  let wake: (() => void) | undefined;
  const tell = (): void => {
    news = true;
    wake?.();
  };
  if (organization !== undefined) void keepReading();

  async function keepReading(): Promise<void> {
    while (!signal.aborted) {
      await read().catch(() => undefined);
      // What was told last may have been lost with it, and the server with both: look at once.
      if (isTold) tell();
      isTold = false;
      await setTimeout(RECONNECT_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async function read(): Promise<void> {
    const path = `/api/0/organizations/${organization}/live/?topics=deliveries`;
    const headers = { authorization: `Bearer ${connection.token}`, accept: "text/event-stream" };
    const response = await fetch(connection.url + path, { headers, signal });
    if (!response.ok || response.body === null) return await response.body?.cancel();
    isTold = true;
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      // Whatever it says, it is a reason to look.
      if (decoder.decode(chunk, { stream: true }).includes("event:")) tell();
    }
  }

  return {
    async next() {
      if (!news) {
        const rest = new AbortController();
        wake = () => rest.abort();
        const both = AbortSignal.any([signal, rest.signal]);
        const pauseMs = isTold ? TOLD_MS : UNTOLD_MS;
        await setTimeout(pauseMs, undefined, { signal: both }).catch(() => undefined);
        wake = undefined;
      }
      news = false;
    },
  };
}
