import { fullTime, timeAgo } from "../format/time.ts";
import { useNow } from "./use-now.ts";

/** How long ago something was, kept true while the page stays open; in full on hover. */
export function TimeAgo({ instant }: { instant: string }) {
  const now = useNow();
  return (
    <time dateTime={instant} title={fullTime(instant)}>
      {timeAgo(instant, now)}
    </time>
  );
}
