import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMonitorChanges } from "../../api/monitors.ts";
import { notifyDone } from "../../components/notify.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { MonitorForm } from "./monitor-form.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/new-monitor");

/** Makes a monitor before its job reports for the first time. */
export function NewMonitorPage() {
  const { organization } = route.useParams();
  const { create } = useMonitorChanges(organization);
  const navigate = useNavigate();
  return (
    <>
      <PageHeader
        title="New monitor"
        description="For a job that runs by itself: you hear of it when it fails or does not come."
      />
      <Panel title="The job">
        <MonitorForm
          organization={organization}
          action="Create monitor"
          error={create.error}
          busy={create.isPending}
          onSubmit={(written) =>
            create.mutate(written, {
              onSuccess: ({ id, name }) => {
                notifyDone(`${name} is watched.`);
                void navigate({
                  to: "/organizations/$organization/monitors/$monitor/",
                  params: { organization, monitor: id },
                });
              },
            })
          }
        />
      </Panel>
    </>
  );
}
