import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { incidentQuery, useChangeIncident } from "../../../api/incidents.ts";
import { useLiveMetricAlerts } from "../../../api/metric-alerts.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { notifyDone } from "../../../components/notify.tsx";
import { useAccess } from "../../../components/use-access.ts";
import { fullTime } from "../../../format/time.ts";
import { KeyValues } from "../../../ui/key-values.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { AlertStateMark } from "./alert-state-mark.tsx";
import { IncidentTimeline } from "./incident-timeline.tsx";
import { spanAround } from "./incident-words.ts";
import {
  incidentWords,
  lastedWords,
  measureWords,
  stateOfStatus,
  thresholdWords,
} from "./metric-words.ts";
import { SeriesPanel } from "./series-panel.tsx";
import classes from "./metric.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/alerts/metric/incidents/$incident",
);

/** One incident of a metric alert: what was measured around it, its timeline, who was told. */
export function IncidentPage() {
  const { organization, incident: identifier } = route.useParams();
  const refetchInterval = useLiveMetricAlerts(organization);
  const { data: incident } = useSuspenseQuery({
    ...incidentQuery(organization, identifier),
    refetchInterval,
  });
  const change = useChangeIncident(organization);
  const mayWrite = useAccess(organization, "alerts:write", "org:write", "org:admin");
  const now = useNow();
  const { alertRule: rule, dateStarted, dateClosed } = incident;
  const isOpen = incident.status !== 2;
  const end = dateClosed === null ? now : Date.parse(dateClosed);
  return (
    <>
      <PageHeader
        title={`Incident ${identifier}: ${incident.title}`}
        description={
          <>
            <Link
              to="/organizations/$organization/alerts/metric/$rule/"
              params={{ organization, rule: rule.id }}
            >
              {rule.name}
            </Link>{" "}
            / {incident.projects.join(", ")}
          </>
        }
        actions={
          mayWrite && (
            <Button
              variant="default"
              loading={change.isPending}
              onClick={() =>
                change.mutate(
                  { incident: identifier, status: isOpen ? 2 : 1 },
                  {
                    onSuccess: () =>
                      notifyDone(`Incident ${identifier} is ${isOpen ? "closed" : "open again"}.`),
                  },
                )
              }
            >
              {isOpen ? "Close it" : "Open it again"}
            </Button>
          )
        }
      />
      {change.isError && <ErrorMessage error={change.error} />}
      <div className={classes["columns"]}>
        <div className={classes["panels"]}>
          <SeriesPanel
            organization={organization}
            rule={rule}
            title="What was measured around it"
            span={spanAround(incident, rule.timeWindow, now)}
            refetchInterval={isOpen ? refetchInterval : false}
          />
          <Panel title="Timeline">
            <IncidentTimeline organization={organization} incident={incident} />
          </Panel>
        </div>
        <Panel title="The incident" flush>
          <KeyValues
            rows={[
              [
                "Stands",
                <AlertStateMark
                  key="state"
                  state={stateOfStatus(incident.status)}
                  words={incidentWords(incident)}
                />,
              ],
              ["Began", fullTime(dateStarted)],
              ...(dateClosed === null ? [] : ([["Ended", fullTime(dateClosed)]] as const)),
              [
                dateClosed === null ? "Lasts for" : "Lasted",
                lastedWords(Date.parse(dateStarted), end),
              ],
              ["Measured", measureWords(rule)],
              ["Fires", thresholdWords(rule)],
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
