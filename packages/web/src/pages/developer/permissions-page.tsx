import { useUpdateSentryApp } from "../../api/sentry-apps.ts";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { Panel } from "../../ui/panel.tsx";
import { ACCESS_FIELDS, AccessFields } from "./access-fields.tsx";
import { accessBody, toDraft } from "./app-draft.ts";
import { DraftForm } from "./draft-form.tsx";
import { useDraft } from "./use-draft.ts";
import { useOwnApp, useOwnOrganization } from "./use-own-app.ts";

/** What an integration may do, and what it is told. */
export function PermissionsPage() {
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
    <Panel title="What it may do and hears">
      <DraftForm
        action="Save"
        fields={ACCESS_FIELDS}
        error={updating.error}
        busy={updating.isPending}
        mayWrite={mayWrite}
        onSubmit={() =>
          updating.mutate(accessBody(draft, kind), {
            onSuccess: ({ name }) => notifyDone(`${name} is saved.`),
          })
        }
      >
        {(errors) => <AccessFields draft={draft} onChange={change} errors={errors} {...kind} />}
      </DraftForm>
    </Panel>
  );
}
