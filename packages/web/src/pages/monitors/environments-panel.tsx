import { Switch } from "@mantine/core";
import type { Monitor } from "@vedette/contract";
import { useMonitorChanges } from "../../api/monitors.ts";
import { useAccess } from "../../components/use-access.ts";
import { ListLine } from "../../ui/list-line.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { MonitorMark } from "./monitor-mark.tsx";
import { checkInWords } from "./monitor-words.ts";

interface EnvironmentsPanelProps {
  organization: string;
  monitor: Monitor;
}

/** Where a monitor's job runs, how it went there last, and whether anybody hears of failures there. */
export function EnvironmentsPanel({ organization, monitor }: EnvironmentsPanelProps) {
  const { mute } = useMonitorChanges(organization);
  const mayWrite = useAccess(organization, "alerts:write", "project:write", "org:write");
  return (
    <Panel title="Environments" flush>
      <ul>
        {monitor.environments.map(({ name, isMuted, status, lastCheckIn }) => (
          <ListLine
            key={name}
            title={name}
            facts={[
              <>
                <MonitorMark state={status} words={checkInWords(status)} />
                {lastCheckIn !== null && (
                  <>
                    , last check-in <TimeAgo instant={lastCheckIn} />
                  </>
                )}
              </>,
            ]}
            aside={
              <Switch
                size="xs"
                label="Muted"
                aria-label={`Failures in ${name} are muted`}
                checked={isMuted || monitor.isMuted}
                disabled={!mayWrite || monitor.isMuted || mute.isPending}
                onChange={(event) =>
                  mute.mutate({
                    monitor: monitor.id,
                    environment: name,
                    isMuted: event.currentTarget.checked,
                  })
                }
              />
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
