import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { AUDIT_EVENTS, type AuditLogEntry } from "@vedette/contract";
import { auditLogQuery } from "../../api/audit-log.ts";
import { CursorTurner } from "../../components/cursor-turner.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/audit-log");

/** Who did what, newest first. */
export function AuditLogPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(auditLogQuery(organization, search));
  return (
    <>
      <PageHeader title="Audit log" description="What people and integrations changed, and when." />
      <div className={classes["panels"]}>
        <Panel
          title="Entries"
          flush
          aside={
            <NativeSelect
              size="xs"
              aria-label="Only entries of this kind"
              value={search.event ?? ""}
              onChange={(event) => {
                const name = AUDIT_EVENTS.find((one) => one === event.currentTarget.value);
                void navigate({ search: name === undefined ? {} : { event: name } });
              }}
              data={[{ value: "", label: "Everything" }, ...AUDIT_EVENTS]}
            />
          }
        >
          {page.isError && <ErrorMessage error={page.error} />}
          <ul>
            {page.data?.rows.map((entry) => (
              <EntryLine key={entry.id} entry={entry} />
            ))}
          </ul>
          {page.data?.rows.length === 0 && (
            <EmptyLine>Nothing of this kind has been done yet.</EmptyLine>
          )}
        </Panel>
        <CursorTurner
          page={page.data}
          isFirst={search.cursor === undefined}
          onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
        />
      </div>
    </>
  );
}

function EntryLine({ entry }: { entry: AuditLogEntry }) {
  const { actor, note, event, ipAddress, dateCreated } = entry;
  const from = ipAddress === null ? "" : ` from ${ipAddress}`;
  return (
    <ListLine
      title={note === "" ? event : note}
      facts={[
        <>
          {actor?.name ?? "Vedette"}
          {from}, <TimeAgo instant={dateCreated} />
        </>,
      ]}
      aside={<code>{event}</code>}
    />
  );
}
