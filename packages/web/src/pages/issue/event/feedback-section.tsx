import type { Event } from "@vedette/contract";
import { ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";

/** What the person said who met this event. */
export function FeedbackSection({ report }: { report: Event["userReport"] }) {
  if (report === null) return null;
  return (
    <Panel title="User feedback" flush>
      <ul>
        <ListLine
          title={report.name === "" ? "Somebody" : report.name}
          facts={[
            report.comments,
            <span key="who">
              {report.email} <TimeAgo instant={report.dateCreated} />
            </span>,
          ]}
        />
      </ul>
    </Panel>
  );
}
