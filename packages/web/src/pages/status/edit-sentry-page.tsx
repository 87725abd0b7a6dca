import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { sentryQuery, useSentryChanges } from "../../api/sentries.ts";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SentryForm } from "./sentry-form.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/status/sentries/$sentry/edit");

/** Changes a sentry, or removes it. */
export function EditSentryPage() {
  const { organization, sentry: uid } = route.useParams();
  const { data: sentry } = useSuspenseQuery(sentryQuery(organization, uid));
  const { update, remove } = useSentryChanges(organization);
  const navigate = useNavigate();
  const back = {
    to: "/organizations/$organization/status/sentries/$sentry/",
    params: { organization, sentry: uid },
  } as const;
  return (
    <>
      <PageHeader title={`Edit ${sentry.name}`} />
      <Stack gap="md">
        <Panel title="What it watches">
          <SentryForm
            key={uid}
            organization={organization}
            sentry={sentry}
            action="Save"
            error={update.error}
            busy={update.isPending}
            onSubmit={(choices) =>
              update.mutate(
                { sentry: uid, ...choices },
                {
                  onSuccess() {
                    notifyDone(`${choices.name} is saved.`);
                    void navigate(back);
                  },
                },
              )
            }
          />
        </Panel>
        <RemovePanel
          kind="sentry"
          name={sentry.name}
          consequence="Its address answers nothing any more, and its history goes."
          warning="The sentry and its history are gone at once. This cannot be undone."
          busy={remove.isPending}
          remove={(after) => remove.mutate(uid, after)}
          onRemoved={() =>
            void navigate({
              to: "/organizations/$organization/status/",
              params: { organization },
              search: { kind: "sentries" },
            })
          }
        />
      </Stack>
    </>
  );
}
