import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { sentryQuery, useSentryChanges } from "../../api/sentries.ts";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
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
  const [asking, setAsking] = useState(false);
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
        <Panel title="Remove this sentry">
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed">
              Its address answers nothing any more, and its history goes.
            </Text>
            <Button variant="outline" color="red" onClick={() => setAsking(true)}>
              Remove {sentry.name}
            </Button>
          </Group>
          <ConfirmByName
            opened={asking}
            onClose={() => setAsking(false)}
            onConfirm={() =>
              remove.mutate(uid, {
                onSuccess() {
                  notifyDone(`${sentry.name} is removed.`);
                  void navigate({
                    to: "/organizations/$organization/status/",
                    params: { organization },
                    search: { kind: "sentries" },
                  });
                },
                onError: () => setAsking(false),
              })
            }
            title={`Remove ${sentry.name}`}
            warning="The sentry and its history are gone at once. This cannot be undone."
            name={sentry.name}
            action="Remove the sentry"
            busy={remove.isPending}
          />
        </Panel>
      </Stack>
    </>
  );
}
