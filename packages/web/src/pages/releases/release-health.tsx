import { Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { releaseHealthQuery } from "../../api/releases.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { counted, fullNumber } from "../../format/number.ts";
import { EmptyLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeChart } from "../../ui/time-chart.tsx";
import { healthByRelease, rateWords, sessionsByDay } from "./health.ts";
import classes from "./releases.module.css";

const PERIOD = "30d";

/** The sessions of a release in the last 30 days, and how many of them ended well. */
export function ReleaseHealth({
  organization,
  version,
}: {
  organization: string;
  version: string;
}) {
  const health = useQuery(releaseHealthQuery(organization, { statsPeriod: PERIOD, version }));
  const own = health.data && healthByRelease(health.data).get(version);
  return (
    <Panel title="Health of the last 30 days">
      {health.isPending && <Skeleton height={140} />}
      {health.isError && (
        <ErrorMessage error={health.error} onRetry={() => void health.refetch()} />
      )}
      {health.isSuccess && own === undefined && (
        <EmptyLine>No session was reported. SDKs with session tracking report them.</EmptyLine>
      )}
      {health.data !== undefined && own !== undefined && (
        <>
          <dl className={classes["numbers"]}>
            <div>
              <dt>Crash-free sessions</dt>
              <dd>{rateWords(own.crashFreeSessions)}</dd>
            </div>
            <div>
              <dt>Crash-free users</dt>
              <dd>{rateWords(own.crashFreeUsers)}</dd>
            </div>
            <div>
              <dt>Sessions</dt>
              <dd>{fullNumber(own.sessions)}</dd>
            </div>
            <div>
              <dt>Users</dt>
              <dd>{fullNumber(own.users)}</dd>
            </div>
          </dl>
          <TimeChart
            points={sessionsByDay(health.data, version)}
            noun="session"
            label={`${counted(own.sessions, "session")} in the last 30 days`}
          />
        </>
      )}
    </Panel>
  );
}
