import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { Monitor } from "@vedette/contract";
import { monitorsQuery } from "../../api/monitors.ts";
import { LinkButton } from "../../components/links.tsx";
import { ListToolbar } from "../../components/list-toolbar.tsx";
import { PagedList } from "../../components/paged-list.tsx";
import { shortTime } from "../../format/time.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { MonitorMark } from "./monitor-mark.tsx";
import { scheduleWords, stateWords } from "./monitor-words.ts";
import { type MonitorsSearch, parseMonitorsSearch } from "./monitors-search.ts";
import classes from "./monitors.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/monitors");
const MONITORS_A_PAGE = 50;
const COLUMNS = ["Monitor", "State", "Schedule", "Last check-in", "Next expected"] as const;

/** The jobs that report when they run. */
export function MonitorsPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(monitorsQuery(organization, { limit: MONITORS_A_PAGE, ...search }));
  const change = (part: { [name in keyof MonitorsSearch]?: string }) => {
    const { cursor: _, ...kept } = search;
    void navigate({ search: parseMonitorsSearch({ ...kept, ...part }) });
  };
  return (
    <>
      <PageHeader
        title="Monitors"
        description="Jobs that report when they ran: you hear of it when one fails or does not come."
        actions={
          <LinkButton
            to="/organizations/$organization/new-monitor/"
            params={{ organization }}
            leftSection={<Icon name="plus" size={14} />}
          >
            New monitor
          </LinkButton>
        }
      />
      <ListToolbar
        organization={organization}
        label="Search monitors"
        placeholder="Part of the slug"
        search={search}
        scopes={["project"]}
        onChange={change}
      />
      <PagedList
        query={page}
        items={page.data?.monitors}
        none={<NoMonitors isDefault={Object.keys(search).length === 0} />}
        cursor={search.cursor}
        onTurn={(cursor) => void navigate({ search: { ...search, cursor } })}
      >
        {(monitors) => (
          <DataTable label="Monitors" columns={COLUMNS}>
            {monitors.map((monitor) => (
              <MonitorRow key={monitor.id} organization={organization} monitor={monitor} />
            ))}
          </DataTable>
        )}
      </PagedList>
    </>
  );
}

function NoMonitors({ isDefault }: { isDefault: boolean }) {
  return isDefault ? (
    <EmptyState icon="clock" title="No monitor yet">
      Make one, or let an SDK or sentry-cli monitors run send check-ins: monitors appear by
      themselves.
    </EmptyState>
  ) : (
    <EmptyState icon="search" title="No monitor matches">
      Search for another part of the slug, or choose all projects.
    </EmptyState>
  );
}

function MonitorRow({ organization, monitor }: { organization: string; monitor: Monitor }) {
  const { lastCheckIn, nextCheckIn, status, state, config, project } = monitor;
  return (
    <tr>
      <td>
        <Link
          to="/organizations/$organization/monitors/$monitor/"
          params={{ organization, monitor: monitor.id }}
        >
          {monitor.name}
        </Link>
        <div className={classes["fact"]}>{project.name}</div>
      </td>
      <td>
        <MonitorMark
          state={status === "disabled" ? "disabled" : state}
          words={stateWords(monitor)}
        />
      </td>
      <td>{scheduleWords(config)}</td>
      <td>{lastCheckIn === null ? "never" : <TimeAgo instant={lastCheckIn} />}</td>
      <td>{nextCheckIn === null ? "–" : shortTime(nextCheckIn)}</td>
    </tr>
  );
}
