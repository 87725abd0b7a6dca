import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useSentryChanges } from "../../api/sentries.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SentryForm } from "./sentry-form.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/status/new-sentry");

/** Makes a sentry, then shows where to tell it how things are. */
export function NewSentryPage() {
  const { organization } = route.useParams();
  const { create } = useSentryChanges(organization);
  const navigate = useNavigate();
  return (
    <>
      <PageHeader title="New sentry" description="It watches one system or one step of a job." />
      <Panel title="What it watches">
        <SentryForm
          organization={organization}
          action="Create the sentry"
          error={create.error}
          busy={create.isPending}
          onSubmit={(choices) =>
            create.mutate(choices, {
              onSuccess: ({ uid }) =>
                void navigate({
                  to: "/organizations/$organization/status/sentries/$sentry/",
                  params: { organization, sentry: uid },
                }),
            })
          }
        />
      </Panel>
    </>
  );
}
