import type { FrameShape } from "@vedette/contract";
import { useState } from "react";
import { counted } from "../../../format/number.ts";
import { Icon } from "../../../ui/icon.tsx";
import { EventFrame } from "./event-frame.tsx";
import type { FrameOrder } from "./frame-order.ts";
import { foldFrames, type PlacedFrame } from "./fold-frames.ts";
import classes from "./stack-trace.module.css";

interface StackTraceProps {
  /** Oldest first, as the wire has them. */
  frames: readonly FrameShape[];
  order: FrameOrder;
}

/** A stack: the application's frames with their source, those of libraries folded away. */
export function StackTrace({ frames, order }: StackTraceProps) {
  if (frames.length === 0) {
    return <p className={classes["none"]}>The stack trace has no frames.</p>;
  }
  return (
    <ol className={classes["stack"]}>
      {foldFrames(frames, order).map((run) =>
        run.kind === "frame" ? (
          <EventFrame
            key={`frame-${run.placed.place}`}
            frame={run.placed.frame}
            opensAtFirst={run.isOpen}
          />
        ) : (
          <FoldedFrames key={`folded-${run.frames[0]?.place}`} frames={run.frames} />
        ),
      )}
    </ol>
  );
}

function FoldedFrames({ frames }: { frames: readonly PlacedFrame[] }) {
  const [shown, setShown] = useState(false);
  if (shown) {
    return frames.map(({ frame, place }) => (
      <EventFrame key={`frame-${place}`} frame={frame} opensAtFirst={false} />
    ));
  }
  return (
    <li>
      <button type="button" className={classes["folded"]} onClick={() => setShown(true)}>
        <Icon name="plus" size={12} />
        {counted(frames.length, "frame")} from libraries
      </button>
    </li>
  );
}
