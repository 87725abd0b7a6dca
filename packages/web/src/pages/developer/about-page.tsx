import { useUpdateSentryApp } from "../../api/sentry-apps.ts";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { Panel } from "../../ui/panel.tsx";
import { aboutBody, toDraft } from "./app-draft.ts";
import { ABOUT_FIELDS, AboutFields } from "./about-fields.tsx";
import { AvatarsPanel } from "./avatars-panel.tsx";
import { RemoveIntegration } from "./remove-integration.tsx";
import { DraftForm } from "./draft-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useOwnApp, useOwnOrganization } from "./use-own-app.ts";

/** What an integration is: its words, its pictures, and its end. */
export function AboutPage() {
  const organization = useOwnOrganization();
  const app = useOwnApp();
  const updating = useUpdateSentryApp(app.slug);
  const [draft, change] = useDraft(() => toDraft(app));
  const mayWrite = useAccess(organization, "org:write", "org:admin");
  const kind = {
    isInternal: app.status === "internal",
    isPublished: app.status === "published",
  };
  return (
    <>
      <Panel title="What it is">
        <DraftForm
          action="Save"
          fields={ABOUT_FIELDS}
          error={updating.error}
          busy={updating.isPending}
          mayWrite={mayWrite}
          onSubmit={() =>
            updating.mutate(aboutBody(draft, kind), {
              onSuccess: ({ name }) => notifyDone(`${name} is saved.`),
            })
          }
        >
          {(errors) => <AboutFields draft={draft} onChange={change} errors={errors} {...kind} />}
        </DraftForm>
      </Panel>
      <AvatarsPanel app={app} mayWrite={mayWrite} />
      <RemoveIntegration organization={organization} app={app} />
    </>
  );
}
