import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { hootQuery, useHootChanges } from "../../api/hoots.ts";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { newSecrets } from "../alerts/new-secrets.ts";
import { HootForm } from "./hoot-form.tsx";
import { HootSecrets } from "./hoot-secrets.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/status/hoots/$hoot/edit");

/** Changes a hoot, or removes it. */
export function EditHootPage() {
  const { organization, hoot: uid } = route.useParams();
  const { data: hoot } = useSuspenseQuery(hootQuery(organization, uid));
  const { update, remove } = useHootChanges(organization);
  const navigate = useNavigate();
  const back = {
    to: "/organizations/$organization/status/hoots/$hoot/",
    params: { organization, hoot: uid },
  } as const;
  if (update.data !== undefined && newSecrets(update.data.actions).length > 0) {
    return <HootSecrets organization={organization} hoot={update.data} />;
  }
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
                  onSuccess(saved) {
                    notifyDone(`${choices.name} is saved.`);
                    if (newSecrets(saved.actions).length > 0) return;
                    void navigate(back);
                  },
                },
              )
            }
          />
        </Panel>
        <RemovePanel
          kind="hoot"
          name={hoot.name}
          consequence="Its badge is gone at once wherever it is shown; its sentries stay."
          warning="The hoot and its badge are gone at once; its sentries stay. This cannot be undone."
          busy={remove.isPending}
          remove={(after) => remove.mutate(uid, after)}
          onRemoved={() =>
            void navigate({
              to: "/organizations/$organization/status/",
              params: { organization },
              search: {},
            })
          }
        />
      </Stack>
    </>
  );
}
