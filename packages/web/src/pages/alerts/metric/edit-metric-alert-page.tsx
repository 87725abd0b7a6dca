import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import {
  metricAlertQuery,
  metricConfigurationQuery,
  useMetricAlertChanges,
} from "../../../api/metric-alerts.ts";
import { notifyDone } from "../../../components/notify.tsx";
import { RemovePanel } from "../../../components/remove-panel.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { actionKinds } from "./editor/metric-actions.ts";
import { toDraft, toWrite } from "./editor/metric-draft.ts";
import { MetricForm } from "./editor/metric-form.tsx";
import { MetricSecrets, newMetricSecrets } from "./metric-secrets.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/metric/$rule/edit");

/** Changes a metric alert, or removes it. */
export function EditMetricAlertPage() {
  const { organization, rule: id } = route.useParams();
  const { data: rule } = useSuspenseQuery(metricAlertQuery(organization, id));
  const { data: configuration } = useSuspenseQuery(metricConfigurationQuery(organization));
  const { update, remove } = useMetricAlertChanges(organization);
  const navigate = useNavigate();
  if (update.data !== undefined && newMetricSecrets(update.data).length > 0) {
    return <MetricSecrets organization={organization} rule={update.data} />;
  }
  return (
    <>
      <PageHeader
        title={`Edit ${rule.name}`}
        {...(rule.openIncident !== null && {
          description:
            "An incident is open. It is closed if you change what is measured or when it fires.",
        })}
      />
      <Stack gap="md">
        <MetricForm
          key={id}
          organization={organization}
          draft={toDraft(rule, actionKinds(configuration))}
          action="Save"
          error={update.error}
          busy={update.isPending}
          onSubmit={(draft) =>
            update.mutate(
              { rule: id, ...toWrite(draft) },
              {
                onSuccess(saved) {
                  notifyDone(`${saved.name} is saved.`);
                  if (newMetricSecrets(saved).length > 0) return;
                  void navigate({
                    to: "/organizations/$organization/alerts/metric/$rule/",
                    params: { organization, rule: id },
                  });
                },
              },
            )
          }
        />
        <RemovePanel
          kind="metric alert"
          name={rule.name}
          consequence="It measures no more, and its incidents go."
          warning="The alert and its incidents are gone at once. Whoever was told of an open one is told that it is over. This cannot be undone."
          busy={remove.isPending}
          remove={(after) => remove.mutate(id, after)}
          onRemoved={() =>
            void navigate({
              to: "/organizations/$organization/alerts/metric/",
              params: { organization },
            })
          }
        />
      </Stack>
    </>
  );
}
