import { Button } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { CheckIn, Monitor } from "@vedette/contract";
import { checkInsQuery, monitorQuery, useMonitorChanges } from "../../api/monitors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { LinkButton } from "../../components/links.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { PagedList } from "../../components/paged-list.tsx";
import { useAccess } from "../../components/use-access.ts";
import { counted } from "../../format/number.ts";
import { fullTime, shortTime } from "../../format/time.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { EnvironmentsPanel } from "./environments-panel.tsx";
import { MonitorMark } from "./monitor-mark.tsx";
import { checkInWords, durationWords, scheduleWords, stateWords } from "./monitor-words.ts";
import classes from "./monitors.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/monitors/$monitor");
const COLUMNS = ["Status", "Started", "Expected", "Duration", "Environment", "Release"] as const;

/** One monitor with its check-ins. */
export function MonitorPage() {
  const { organization, monitor: id } = route.useParams();
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: monitor } = useSuspenseQuery(monitorQuery(organization, id));
  const page = useQuery(checkInsQuery(organization, id, cursor));
  return (
    <div className={classes["page"]}>
      <PageHeader
        title={monitor.name}
        description={
          <>
            <Link
              to="/organizations/$organization/monitors/"
              params={{ organization }}
              className={classes["back"]}
            >
              Monitors
            </Link>{" "}
            / <code>{monitor.slug}</code>
          </>
        }
        actions={<Actions organization={organization} monitor={monitor} />}
      />
      <About monitor={monitor} />
      {monitor.environments.length > 0 && (
        <EnvironmentsPanel organization={organization} monitor={monitor} />
      )}
      <PagedList
        query={page}
        items={page.data?.checkIns}
        none={
          <EmptyState icon="clock" title="No check-in yet">
            Let the job send check-ins as <code>{monitor.slug}</code>: with an SDK, or with
            sentry-cli monitors run {monitor.slug} before the command.
          </EmptyState>
        }
        cursor={cursor}
        onTurn={(next) => void navigate({ search: { cursor: next } })}
      >
        {(checkIns) => (
          <DataTable label="Check-ins" columns={COLUMNS}>
            {checkIns.map((checkIn) => (
              <CheckInRow key={checkIn.id} checkIn={checkIn} />
            ))}
          </DataTable>
        )}
      </PagedList>
    </div>
  );
}

function Actions({ organization, monitor }: { organization: string; monitor: Monitor }) {
  const { update } = useMonitorChanges(organization);
  const mayWrite = useAccess(organization, "alerts:write", "project:write", "org:write");
  if (!mayWrite) return null;
  const isOff = monitor.status === "disabled";
  return (
    <>
      {update.isError && <ErrorMessage error={update.error} />}
      <Button
        variant="default"
        loading={update.isPending}
        onClick={() =>
          update.mutate(
            { monitor: monitor.id, isMuted: !monitor.isMuted },
            {
              onSuccess: () =>
                notifyDone(
                  monitor.isMuted
                    ? `Failures of ${monitor.name} make issues again.`
                    : `${monitor.name} is muted: its runs are recorded, its failures make no issue.`,
                ),
            },
          )
        }
      >
        {monitor.isMuted ? "Unmute" : "Mute"}
      </Button>
      <Button
        variant="default"
        loading={update.isPending}
        onClick={() =>
          update.mutate(
            { monitor: monitor.id, status: isOff ? "active" : "disabled" },
            { onSuccess: () => notifyDone(`${monitor.name} is switched ${isOff ? "on" : "off"}.`) },
          )
        }
      >
        {isOff ? "Switch on" : "Switch off"}
      </Button>
      <LinkButton
        to="/organizations/$organization/monitors/$monitor/edit/"
        params={{ organization, monitor: monitor.id }}
        variant="default"
      >
        Edit
      </LinkButton>
    </>
  );
}

function About({ monitor }: { monitor: Monitor }) {
  const { config, status, state, nextCheckIn, nextCheckInLatest } = monitor;
  return (
    <Panel title="What is expected" flush>
      <KeyValues
        rows={[
          [
            "State",
            <MonitorMark
              key="state"
              state={status === "disabled" ? "disabled" : state}
              words={stateWords(monitor)}
            />,
          ],
          ["Project", monitor.project.name],
          ["Schedule", scheduleWords(config)],
          [
            "Next expected",
            nextCheckIn === null
              ? "nothing"
              : `${fullTime(nextCheckIn)}${nextCheckInLatest === null ? "" : `, missed after ${shortTime(nextCheckInLatest)}`}`,
          ],
          ["Longest run", counted(config.max_runtime, "minute")],
          [
            "An issue is made",
            `after ${counted(config.failure_issue_threshold, "failure")} in a row, and resolved after ${counted(config.recovery_threshold, "good run")}`,
          ],
        ]}
      />
    </Panel>
  );
}

function CheckInRow({ checkIn }: { checkIn: CheckIn }) {
  const { status, dateAdded, expectedTime, duration, environment, release } = checkIn;
  return (
    <tr>
      <td>
        <MonitorMark state={status} words={checkInWords(status)} />
      </td>
      <td title={fullTime(dateAdded)}>{shortTime(dateAdded)}</td>
      <td>{expectedTime === null ? "–" : shortTime(expectedTime)}</td>
      <td>{durationWords(duration)}</td>
      <td>{environment}</td>
      <td>{release ?? "–"}</td>
    </tr>
  );
}
