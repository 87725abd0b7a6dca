import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { AUDIT_EVENTS, type AuditLogEntry } from "@vedette/contract";
import { auditLogQuery } from "../../api/audit-log.ts";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
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
        <PagedPanel
          title="Entries"
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
          query={page}
          items={page.data?.rows}
          none="Nothing of this kind has been done yet."
          cursor={search.cursor}
          onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
        >
          {(entry) => <EntryLine key={entry.id} entry={entry} />}
        </PagedPanel>
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
