import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { monitorQuery, useMonitorChanges } from "../../api/monitors.ts";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
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
        <RemovePanel
          kind="monitor"
          name={monitor.name}
          typed={monitor.slug}
          consequence="Its check-ins go. A check-in of its job makes it anew, if it brings a schedule."
          warning="It goes with all its check-ins, for good."
          busy={remove.isPending}
          remove={(after) => remove.mutate(id, after)}
          onRemoved={() =>
            void navigate({
              to: "/organizations/$organization/monitors/",
              params: { organization },
            })
          }
        />
      </Stack>
    </>
  );
}
