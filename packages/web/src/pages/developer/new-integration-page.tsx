import { getRouteApi } from "@tanstack/react-router";
import { useCreateSentryApp } from "../../api/sentry-apps.ts";
import { useAccess } from "../../components/use-access.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ABOUT_FIELDS, AboutFields } from "./about-fields.tsx";
import { ACCESS_FIELDS, AccessFields } from "./access-fields.tsx";
import { aboutBody, accessBody, NEW_DRAFT } from "./app-draft.ts";
import { CreatedIntegration } from "./created-integration.tsx";
import { DraftForm } from "./draft-form.tsx";
import { KindChoice } from "./kind-choice.tsx";
import { useDraft } from "./use-draft.ts";
import classes from "./integration-layout.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/new-integration");

/** Creates an internal or a public integration, and shows its token and secret this once. */
export function NewIntegrationPage() {
  const { organization } = route.useParams();
  const isInternal = route.useSearch().kind === undefined;
  const navigate = route.useNavigate();
  const creating = useCreateSentryApp(organization);
  const [draft, change] = useDraft(NEW_DRAFT);
  const mayWrite = useAccess(organization, "org:write", "org:admin");
  if (creating.isSuccess) {
    return <CreatedIntegration organization={organization} app={creating.data} />;
  }
  const kind = { isInternal, isPublished: false };
  return (
    <>
      <PageHeader
        title="New integration"
        description="A program that acts as itself: with permissions of its own, and told by signed webhooks what happens."
      />
      <DraftForm
        action="Create the integration"
        fields={[...ABOUT_FIELDS, ...ACCESS_FIELDS]}
        error={creating.error}
        busy={creating.isPending}
        mayWrite={mayWrite}
        onSubmit={() =>
          creating.mutate({ ...accessBody(draft, kind), ...aboutBody(draft, kind), isInternal })
        }
      >
        {(errors) => (
          <div className={classes["panels"]}>
            <Panel title="Who it is for">
              <KindChoice
                isInternal={isInternal}
                onChange={(chosen) =>
                  void navigate({ search: chosen ? {} : { kind: "public" }, replace: true })
                }
              />
            </Panel>
            <Panel title="What it is">
              <AboutFields draft={draft} onChange={change} errors={errors} {...kind} />
            </Panel>
            <Panel title="What it may do and hears">
              <AccessFields draft={draft} onChange={change} errors={errors} {...kind} />
            </Panel>
          </div>
        )}
      </DraftForm>
    </>
  );
}
