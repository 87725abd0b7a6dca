import { useQuery } from "@tanstack/react-query";
import { auditLogQuery } from "../../../api/audit-log.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { EmptyLine, ListLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";

/** Who changed a metric alert, for those who may read the audit log. */
export function ChangesPanel({ organization, rule }: { organization: string; rule: string }) {
  const { data, error } = useQuery(
    auditLogQuery(organization, { target: `metric-alert:${rule}`, limit: 10 }),
  );
  return (
    <Panel title="Changes" flush>
      {error !== null && <ErrorMessage error={error} />}
      <ul>
        {data?.rows.map(({ id, actor, note, dateCreated }) => (
          <ListLine
            key={id}
            title={note}
            facts={[
              <>
                {actor?.name ?? "Vedette"}, <TimeAgo instant={dateCreated} />
              </>,
            ]}
          />
        ))}
      </ul>
      {data?.rows.length === 0 && <EmptyLine>Nothing was changed.</EmptyLine>}
    </Panel>
  );
}
