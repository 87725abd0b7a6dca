import type { Event } from "@vedette/contract";
import { eventJsonPath } from "../../../api/events.ts";
import { fileSize } from "../../../format/number.ts";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { Fold } from "../../../ui/fold.tsx";
import classes from "./raw-section.module.css";

const HEIGHT = 480;

interface RawSectionProps {
  organization: string;
  issue: string;
  event: Event;
}

/** The event as the API gives it. */
export function RawSection({ organization, issue, event }: RawSectionProps) {
  const title = (
    <>
      Raw JSON <span className={classes["size"]}>sent as {fileSize(event.size)}</span>
    </>
  );
  return (
    <Fold title={title}>
      {() => (
        <div className={classes["body"]}>
          <a href={eventJsonPath(organization, issue, event.id)} target="_blank" rel="noreferrer">
            Open it in the API
          </a>
          <CodeBlock
            code={JSON.stringify(event, null, 2)}
            label="event as JSON"
            maxHeight={HEIGHT}
          />
        </div>
      )}
    </Fold>
  );
}
