import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useMetricAlertChanges } from "../../../api/metric-alerts.ts";
import { projectsQuery } from "../../../api/projects.ts";
import { notifyDone } from "../../../components/notify.tsx";
import { LinkButton } from "../../../components/links.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { newDraft, toWrite } from "./editor/metric-draft.ts";
import { MetricForm } from "./editor/metric-form.tsx";
import { MetricSecrets, newMetricSecrets } from "./metric-secrets.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/metric/new");

/** Makes a metric alert, then shows it. */
export function NewMetricAlertPage() {
  const { organization } = route.useParams();
  const { project } = route.useSearch();
  const { data: projects } = useSuspenseQuery(projectsQuery(organization));
  const { create } = useMetricAlertChanges(organization);
  const navigate = useNavigate();
  const [first] = projects;
  if (create.data !== undefined && newMetricSecrets(create.data).length > 0) {
    return <MetricSecrets organization={organization} rule={create.data} />;
  }
  return (
    <>
      <PageHeader
        title="New metric alert"
        description="Tells somebody when there is too much of something, or too little."
      />
      {first === undefined ? (
        <EmptyState
          icon="folder"
          title="No project yet"
          action={
            <LinkButton to="/organizations/$organization/new-project/" params={{ organization }}>
              Create a project
            </LinkButton>
          }
        >
          A metric alert measures what a project reports.
        </EmptyState>
      ) : (
        <MetricForm
          organization={organization}
          draft={newDraft(projects.find(({ slug }) => slug === project)?.slug ?? first.slug)}
          action="Create the alert"
          error={create.error}
          busy={create.isPending}
          onSubmit={(draft) =>
            create.mutate(toWrite(draft), {
              onSuccess(rule) {
                notifyDone(`${rule.name} is on.`);
                if (newMetricSecrets(rule).length > 0) return;
                void navigate({
                  to: "/organizations/$organization/alerts/metric/$rule/",
                  params: { organization, rule: rule.id },
                });
              },
            })
          }
        />
      )}
    </>
  );
}
