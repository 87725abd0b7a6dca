import { Badge, NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { MetricAlertRule } from "@vedette/contract";
import { metricAlertsQuery, useLiveMetricAlerts } from "../../../api/metric-alerts.ts";
import { LinkButton } from "../../../components/links.tsx";
import { ListToolbar } from "../../../components/list-toolbar.tsx";
import { PagedList } from "../../../components/paged-list.tsx";
import { useAccess } from "../../../components/use-access.ts";
import { DataTable } from "../../../ui/data-table.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { AlertTabs } from "../alert-tabs.tsx";
import { AlertStateMark } from "./alert-state-mark.tsx";
import { type MetricSearch, parseMetricSearch, STATES } from "./metric-search.ts";
import { measureWords, quietWords, stateWords, thresholdWords } from "./metric-words.ts";
import classes from "./metric.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/metric");
const ALERTS_A_PAGE = 50;
const COLUMNS = ["Alert", "State", "Measures", "Project", "Last change"] as const;

/** The metric alerts of an organization: how much of something there is, and how that stands. */
export function MetricAlertsPage() {
  const { organization } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const refetchInterval = useLiveMetricAlerts(organization);
  const page = useQuery({
    ...metricAlertsQuery(organization, { limit: ALERTS_A_PAGE, ...search }),
    refetchInterval,
  });
  const mayWrite = useAccess(organization, "alerts:write", "org:write", "org:admin");
  const change = (part: { [name in keyof MetricSearch]?: string }) => {
    const { cursor: _, ...kept } = search;
    void navigate({ search: parseMetricSearch({ ...kept, ...part }) });
  };
  return (
    <>
      <PageHeader
        title="Alerts"
        description="Who is told when there is too much of something in a project, or too little."
        actions={
          mayWrite && (
            <LinkButton
              to="/organizations/$organization/alerts/metric/new/"
              params={{ organization }}
              leftSection={<Icon name="plus" size={14} />}
            >
              New metric alert
            </LinkButton>
          )
        }
      />
      <AlertTabs organization={organization} />
      <ListToolbar
        organization={organization}
        label="Search metric alerts"
        placeholder="Part of the name"
        search={search}
        scopes={["project"]}
        onChange={change}
      >
        <NativeSelect
          size="xs"
          aria-label="State"
          value={search.state ?? ""}
          onChange={(event) => change({ state: event.currentTarget.value })}
          data={[
            { value: "", label: "Any state" },
            ...STATES.map((state) => ({ value: state, label: stateWords(state) })),
          ]}
        />
      </ListToolbar>
      <PagedList
        query={page}
        items={page.data?.rules}
        none={<NoAlerts isDefault={Object.keys(search).length === 0} />}
        cursor={search.cursor}
        onTurn={(cursor) => void navigate({ search: { ...search, cursor } })}
      >
        {(rules) => (
          <DataTable label="Metric alerts" columns={COLUMNS}>
            {rules.map((rule) => (
              <AlertRow key={rule.id} organization={organization} rule={rule} />
            ))}
          </DataTable>
        )}
      </PagedList>
    </>
  );
}

function NoAlerts({ isDefault }: { isDefault: boolean }) {
  return isDefault ? (
    <EmptyState icon="bell" title="Nothing is measured yet">
      A metric alert counts events, affected users or failed check-ins, and tells somebody when
      there are more than you expect, or fewer. Make the first one: a chart shows what it would have
      done last week.
    </EmptyState>
  ) : (
    <EmptyState icon="search" title="No metric alert matches">
      Search for another part of the name, or choose all projects and any state.
    </EmptyState>
  );
}

function AlertRow({ organization, rule }: { organization: string; rule: MetricAlertRule }) {
  const quiet = quietWords(rule);
  return (
    <tr>
      <td>
        <Link
          to="/organizations/$organization/alerts/metric/$rule/"
          params={{ organization, rule: rule.id }}
        >
          {rule.name}
        </Link>{" "}
        {quiet !== undefined && <Badge color="gray">{quiet}</Badge>}{" "}
        {rule.errors !== undefined && <Badge color="yellow">Needs a look</Badge>}
      </td>
      <td>
        <AlertStateMark state={rule.state} words={stateWords(rule.state)} />
      </td>
      <td>
        {measureWords(rule)}
        <div className={classes["fact"]}>{thresholdWords(rule)}</div>
      </td>
      <td>{rule.projects.join(", ")}</td>
      <td>
        {rule.stateSince === null ? "has not fired yet" : <TimeAgo instant={rule.stateSince} />}
      </td>
    </tr>
  );
}
