import type { FrameShape } from "@vedette/contract";
import { useContext, useId, useState } from "react";
import { Icon } from "../../../ui/icon.tsx";
import { JsonView } from "../../../ui/json-view.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { frameFile, frameLine } from "./frame-words.ts";
import { FrameComponents, FrameLinksList } from "../integrations/frame-links-list.tsx";
import { SourceLines } from "./source-lines.tsx";
import classes from "./event-frame.module.css";

interface EventFrameProps {
  frame: FrameShape;
  opensAtFirst: boolean;
}

/** One call: where it is, and on opening its source and variables. */
export function EventFrame({ frame, opensAtFirst }: EventFrameProps) {
  const [open, setOpen] = useState(opensAtFirst);
  const id = useId();
  const vars = Object.entries(frame.vars ?? {});
  const isLinked = useContext(FrameComponents).length > 0 && frame.inApp;
  const hasMore = frame.context.length > 0 || vars.length > 0 || isLinked;
  return (
    <li className={classes["frame"]} data-own={frame.inApp}>
      {hasMore ? (
        <button
          type="button"
          className={classes["head"]}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span className={classes["turn"]} data-open={open}>
            <Icon name="chevron" size={11} />
          </span>
          <FrameWords frame={frame} />
        </button>
      ) : (
        <div className={classes["head"]}>
          <span className={classes["turn"]} />
          <FrameWords frame={frame} />
        </div>
      )}
      {hasMore && open && (
        <div id={id} className={classes["body"]}>
          {isLinked && <FrameLinksList frame={frame} />}
          {frame.context.length > 0 && <SourceLines lines={frame.context} at={frame.lineNo} />}
          {vars.length > 0 && (
            <KeyValues rows={vars.map(([name, value]) => [name, <JsonView value={value} />])} />
          )}
        </div>
      )}
    </li>
  );
}

function FrameWords({ frame }: { frame: FrameShape }) {
  return (
    <span className={classes["words"]}>
      <span className={classes["file"]} title={frame.absPath ?? undefined}>
        {frameFile(frame)}
      </span>
      {frame.function !== null && (
        <>
          <span className={classes["in"]}> in </span>
          <span className={classes["function"]}>{frame.function}</span>
        </>
      )}
      <span className={classes["in"]}>{frameLine(frame)}</span>
      {frame.inApp && <span className={classes["own"]}>in app</span>}
    </span>
  );
}
