import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Incident } from "@vedette/contract";
import { incidentsQuery } from "../../../api/incidents.ts";
import { PagedPanel } from "../../../components/paged-panel.tsx";
import { fullTime } from "../../../format/time.ts";
import { ListLine } from "../../../ui/list-line.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useNow } from "../../../ui/use-now.ts";
import { AlertStateMark } from "./alert-state-mark.tsx";
import { incidentWords, lastedWords, stateOfStatus } from "./metric-words.ts";

interface IncidentsPanelProps {
  organization: string;
  rule: string;
  cursor: string | undefined;
  onTurn: (cursor: string) => void;
  refetchInterval: number;
}

/** The incidents of a metric alert, newest first. */
export function IncidentsPanel(props: IncidentsPanelProps) {
  const { organization, rule, cursor, onTurn, refetchInterval } = props;
  const page = useQuery({
    ...incidentsQuery(organization, { alertRule: rule, limit: 25, ...(cursor && { cursor }) }),
    refetchInterval,
  });
  return (
    <PagedPanel
      title="Incidents"
      query={page}
      items={page.data?.incidents}
      none="There was none yet. It is looked at every minute."
      cursor={cursor}
      onTurn={onTurn}
    >
      {(incident) => (
        <IncidentLine key={incident.id} organization={organization} incident={incident} />
      )}
    </PagedPanel>
  );
}

function IncidentLine({ organization, incident }: { organization: string; incident: Incident }) {
  const { identifier, dateStarted, dateClosed, status } = incident;
  const now = useNow();
  const end = dateClosed === null ? now : Date.parse(dateClosed);
  const lasted = lastedWords(Date.parse(dateStarted), end);
  return (
    <ListLine
      title={
        <Link
          to="/organizations/$organization/alerts/metric/incidents/$incident/"
          params={{ organization, incident: identifier }}
        >
          Incident {identifier}
        </Link>
      }
      facts={[
        <>
          began <TimeAgo instant={dateStarted} />, {fullTime(dateStarted)};{" "}
          {dateClosed === null ? `lasts for ${lasted}` : `lasted ${lasted}`}
        </>,
      ]}
      aside={<AlertStateMark state={stateOfStatus(status)} words={incidentWords(incident)} />}
    />
  );
}
