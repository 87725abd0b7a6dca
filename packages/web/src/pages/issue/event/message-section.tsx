import type { EventEntry } from "@vedette/contract";
import { JsonView } from "../../../ui/json-view.tsx";
import { Panel } from "../../../ui/panel.tsx";
import classes from "./message-section.module.css";

type MessageData = Extract<EventEntry, { type: "message" }>["data"];

/** What was logged; with the pattern and its parameters when it was made from one. */
export function MessageSection({ data }: { data: MessageData }) {
  const hasPattern = data.message !== null && data.message !== data.formatted;
  return (
    <Panel title="Message">
      <p className={classes["text"]}>{data.formatted}</p>
      {hasPattern && <p className={classes["pattern"]}>{data.message}</p>}
      {hasPattern && data.params !== null && <JsonView value={data.params} />}
    </Panel>
  );
}
