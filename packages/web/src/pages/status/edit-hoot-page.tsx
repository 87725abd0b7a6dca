import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { hootQuery, useHootChanges } from "../../api/hoots.ts";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { HootForm } from "./hoot-form.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/status/hoots/$hoot/edit");

/** Changes a hoot, or removes it. */
export function EditHootPage() {
  const { organization, hoot: uid } = route.useParams();
  const { data: hoot } = useSuspenseQuery(hootQuery(organization, uid));
  const { update, remove } = useHootChanges(organization);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const back = {
    to: "/organizations/$organization/status/hoots/$hoot/",
    params: { organization, hoot: uid },
  } as const;
  return (
    <>
      <PageHeader title={`Edit ${hoot.name}`} />
      <Stack gap="md">
        <Panel title="What it stands for">
          <HootForm
            key={uid}
            organization={organization}
            hoot={hoot}
            action="Save"
            error={update.error}
            busy={update.isPending}
            onSubmit={(choices) =>
              update.mutate(
                { hoot: uid, ...choices },
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
        <Panel title="Remove this hoot">
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed">
              Its badge is gone at once wherever it is shown; its sentries stay.
            </Text>
            <Button variant="outline" color="red" onClick={() => setAsking(true)}>
              Remove {hoot.name}
            </Button>
          </Group>
          <ConfirmByName
            opened={asking}
            onClose={() => setAsking(false)}
            onConfirm={() =>
              remove.mutate(uid, {
                onSuccess() {
                  notifyDone(`${hoot.name} is removed.`);
                  void navigate({
                    to: "/organizations/$organization/status/",
                    params: { organization },
                    search: {},
                  });
                },
                onError: () => setAsking(false),
              })
            }
            title={`Remove ${hoot.name}`}
            warning="The hoot and its badge are gone at once; its sentries stay. This cannot be undone."
            name={hoot.name}
            action="Remove the hoot"
            busy={remove.isPending}
          />
        </Panel>
      </Stack>
    </>
  );
}
