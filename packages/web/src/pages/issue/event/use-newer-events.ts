import { useState } from "react";

/**
 * How many events have come since this one was shown: the page tells instead of changing under
 * the reader's eyes. Takes the count and the id of the event shown.
 */
export function useNewerEvents(count: number, eventId: string | undefined): number {
  const [shown, setShown] = useState({ eventId, count });
  if (shown.eventId !== eventId) setShown({ eventId, count });
  return shown.eventId === eventId ? Math.max(0, count - shown.count) : 0;
}
