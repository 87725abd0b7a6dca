import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { monitorQuery, useMonitorChanges } from "../../api/monitors.ts";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { MonitorForm } from "./monitor-form.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/monitors/$monitor/edit");

/** Changes a monitor, or removes it. */
export function EditMonitorPage() {
  const { organization, monitor: id } = route.useParams();
  const { data: monitor } = useSuspenseQuery(monitorQuery(organization, id));
  const { update, remove } = useMonitorChanges(organization);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);

  function onDelete() {
    remove.mutate(id, {
      onSuccess: () => {
        notifyDone(`${monitor.name} is removed.`);
        void navigate({ to: "/organizations/$organization/monitors/", params: { organization } });
      },
    });
  }

  return (
    <>
      <PageHeader title={`Edit ${monitor.name}`} />
      <Stack gap="md">
        <Panel title="The job">
          <MonitorForm
            key={id}
            organization={organization}
            monitor={monitor}
            action="Save"
            error={update.error}
            busy={update.isPending}
            onSubmit={({ name, config }) =>
              update.mutate(
                { monitor: id, name, config },
                {
                  onSuccess: () => {
                    notifyDone(`${name} is saved.`);
                    void navigate({
                      to: "/organizations/$organization/monitors/$monitor/",
                      params: { organization, monitor: id },
                    });
                  },
                },
              )
            }
          />
        </Panel>
        <Panel title="Remove this monitor">
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed">
              Its check-ins go. A check-in of its job makes it anew, if it brings a schedule.
            </Text>
            <Button variant="outline" color="red" onClick={() => setAsking(true)}>
              Remove {monitor.name}
            </Button>
          </Group>
          <ConfirmByName
            opened={asking}
            onClose={() => setAsking(false)}
            onConfirm={onDelete}
            title="Remove this monitor"
            warning="It goes with all its check-ins, for good."
            name={monitor.slug}
            action="Remove the monitor"
            busy={remove.isPending}
          />
        </Panel>
      </Stack>
    </>
  );
}
