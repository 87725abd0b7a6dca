import { Alert, Badge } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { MetricAlertRule } from "@vedette/contract";
import { metricAlertQuery, useLiveMetricAlerts } from "../../../api/metric-alerts.ts";
import { useAccess } from "../../../components/use-access.ts";
import { fullTime } from "../../../format/time.ts";
import { EmptyLine, ListLine } from "../../../ui/list-line.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { AlertActions } from "./alert-actions.tsx";
import { AlertStateMark } from "./alert-state-mark.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { IncidentsPanel } from "./incidents-panel.tsx";
import { measureWords, quietWords, stateWords, thresholdWords } from "./metric-words.ts";
import { PERIOD, PERIODS } from "./periods.ts";
import { SeriesPanel } from "./series-panel.tsx";
import classes from "./metric.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/metric/$rule");

/** One metric alert: how it stands, what it measured, its incidents, who changed it. */
export function MetricAlertPage() {
  const { organization, rule: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const refetchInterval = useLiveMetricAlerts(organization);
  const { data: rule } = useSuspenseQuery({
    ...metricAlertQuery(organization, id),
    refetchInterval,
  });
  const mayWrite = useAccess(organization, "alerts:write", "org:write", "org:admin");
  const mayAudit = useAccess(organization, "org:write");
  const period = search.period ?? PERIOD;
  return (
    <>
      <PageHeader
        title={rule.name}
        description={
          <>
            <Link to="/organizations/$organization/alerts/metric/" params={{ organization }}>
              Metric alerts
            </Link>{" "}
            / {rule.projects.join(", ")}
          </>
        }
        actions={mayWrite && <AlertActions organization={organization} rule={rule} />}
      />
      <Standing organization={organization} rule={rule} />
      {rule.errors?.map(({ detail }) => (
        <Alert
          key={detail}
          color="yellow"
          variant="outline"
          title="Something is wrong with it"
          mb="md"
        >
          {detail}
        </Alert>
      ))}
      <div className={classes["columns"]}>
        <div className={classes["panels"]}>
          <SeriesPanel
            organization={organization}
            rule={rule}
            title="What it measured"
            span={{ statsPeriod: period }}
            periods={{
              chosen: period,
              all: PERIODS,
              onChoose: (one) => {
                const chosen = PERIODS.find((known) => known === one);
                void navigate({
                  search: { ...search, ...(chosen && { period: chosen }) },
                  replace: true,
                });
              },
            }}
            refetchInterval={refetchInterval}
          />
          <IncidentsPanel
            organization={organization}
            rule={id}
            cursor={search.cursor}
            onTurn={(cursor) => void navigate({ search: { ...search, cursor } })}
            refetchInterval={refetchInterval}
          />
        </div>
        <div className={classes["panels"]}>
          <AboutPanel rule={rule} />
          {mayAudit && <ChangesPanel organization={organization} rule={id} />}
        </div>
      </div>
    </>
  );
}

function Standing({ organization, rule }: { organization: string; rule: MetricAlertRule }) {
  const quiet = quietWords(rule);
  return (
    <div className={classes["facts"]}>
      <span>
        <AlertStateMark state={rule.state} words={stateWords(rule.state)} />
        {rule.stateSince !== null && (
          <>
            {" "}
            since <TimeAgo instant={rule.stateSince} />
          </>
        )}
      </span>
      {rule.openIncident !== null && (
        <Link
          to="/organizations/$organization/alerts/metric/incidents/$incident/"
          params={{ organization, incident: rule.openIncident }}
        >
          Incident {rule.openIncident} is open
        </Link>
      )}
      {quiet !== undefined && <Badge color="gray">{quiet}</Badge>}
      {rule.snooze && rule.snoozeUntil != null && <span>until {fullTime(rule.snoozeUntil)}</span>}
    </div>
  );
}

function AboutPanel({ rule }: { rule: MetricAlertRule }) {
  const { resolveThreshold, triggers } = rule;
  const percent = rule.comparisonDelta === null ? "" : " %";
  return (
    <Panel title="What it does" flush>
      <ul>
        <ListLine
          title={`Counts ${measureWords(rule)}`}
          facts={[
            thresholdWords(rule),
            ...(resolveThreshold === null ? [] : [`resolved at ${resolveThreshold}${percent}`]),
          ]}
        />
        {triggers.flatMap(({ label, actions }) =>
          actions.map(({ id, desc }) => (
            <ListLine key={id} title={desc} facts={[`when it is ${label}`]} />
          )),
        )}
      </ul>
      {triggers.every(({ actions }) => actions.length === 0) && (
        <EmptyLine>It tells nobody, and only keeps a history. Edit it to add an action.</EmptyLine>
      )}
    </Panel>
  );
}
