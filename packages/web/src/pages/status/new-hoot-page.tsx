import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useHootChanges } from "../../api/hoots.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { newSecrets } from "../alerts/new-secrets.ts";
import { HootForm } from "./hoot-form.tsx";
import { HootSecrets } from "./hoot-secrets.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/status/new-hoot");

/** Makes a hoot, then shows its badge. */
export function NewHootPage() {
  const { organization } = route.useParams();
  const { create } = useHootChanges(organization);
  const navigate = useNavigate();
  if (create.data !== undefined && newSecrets(create.data.actions).length > 0) {
    return <HootSecrets organization={organization} hoot={create.data} />;
  }
  return (
    <>
      <PageHeader title="New hoot" description="The badge of one report, dataset or service." />
      <Panel title="What it stands for">
        <HootForm
          organization={organization}
          action="Create the hoot"
          error={create.error}
          busy={create.isPending}
          onSubmit={({ sentries, ...choices }) => {
            // An empty list would mean a hoot that nothing tells how things are.
            const body = { ...choices, ...(sentries.length > 0 && { sentries }) };
            create.mutate(body, {
              onSuccess({ uid, actions }) {
                if (newSecrets(actions).length > 0) return;
                void navigate({
                  to: "/organizations/$organization/status/hoots/$hoot/",
                  params: { organization, hoot: uid },
                });
              },
            });
          }}
        />
      </Panel>
    </>
  );
}
