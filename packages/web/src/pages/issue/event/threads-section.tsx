import type { EventEntry } from "@vedette/contract";
import { Panel } from "../../../ui/panel.tsx";
import type { FrameOrder } from "./frame-order.ts";
import { OrderToggle } from "./order-toggle.tsx";
import { StackTrace } from "./stack-trace.tsx";
import classes from "./threads-section.module.css";

type Thread = Extract<EventEntry, { type: "threads" }>["data"]["values"][number];

interface ThreadsSectionProps {
  threads: readonly Thread[];
  order: FrameOrder;
  onOrder: (order: FrameOrder) => void;
}

/** The threads at that moment; the crashed one stands open. */
export function ThreadsSection({ threads, order, onOrder }: ThreadsSectionProps) {
  return (
    <Panel
      title={`Threads (${threads.length})`}
      aside={<OrderToggle order={order} onOrder={onOrder} />}
      flush
    >
      {threads.map((thread, index) => (
        <details key={index} className={classes["thread"]} open={thread.crashed === true}>
          <summary className={classes["name"]}>
            {thread.name ?? `Thread ${thread.id ?? index + 1}`}
            {thread.crashed === true && <span className={classes["crashed"]}>crashed</span>}
            {thread.state !== null && <span className={classes["state"]}>{thread.state}</span>}
          </summary>
          {thread.stacktrace === null ? (
            <p className={classes["none"]}>The SDK sent no stack trace of it.</p>
          ) : (
            <StackTrace frames={thread.stacktrace.frames} order={order} />
          )}
        </details>
      ))}
    </Panel>
  );
}
