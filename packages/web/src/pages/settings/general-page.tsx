import { Button, Fieldset, NativeSelect, Stack, Switch, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import {
  organizationQuery,
  useDeleteOrganization,
  useUpdateOrganization,
} from "../../api/organizations.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { useAccess } from "../../components/use-access.ts";
import { formText } from "../../ui/form-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { ROLE_OPTIONS, toRole } from "./role-words.ts";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/general");

/** An organization's name and policies, and its end. */
export function GeneralPage() {
  const { organization } = route.useParams();
  const { data } = useSuspenseQuery(organizationQuery(organization));
  const mayWrite = useAccess(organization, "org:write", "org:admin");
  const mayRemove = useAccess(organization, "org:admin");
  const updating = useUpdateOrganization(organization);
  const wrong = fieldsOf(updating.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    updating.mutate(
      {
        name: formText(form, "name"),
        defaultRole: toRole(formText(form, "defaultRole")),
        openMembership: form.has("openMembership"),
        allowMemberInvite: form.has("allowMemberInvite"),
        require2FA: form.has("require2FA"),
      },
      { onSuccess: () => notifyDone("The organization is saved.") },
    );
  }

  return (
    <>
      <PageHeader
        title="General"
        description={`The address of the organization is ${data.slug}.`}
      />
      <div className={classes["panels"]}>
        <Panel title="Name and policies">
          <form onSubmit={onSubmit}>
            <Fieldset variant="unstyled" disabled={!mayWrite}>
              <Stack gap="md">
                <TextInput
                  name="name"
                  label="Name"
                  defaultValue={data.name}
                  maxLength={64}
                  required
                  error={wrong["name"]}
                />
                <NativeSelect
                  name="defaultRole"
                  label="Role of new members"
                  defaultValue={data.defaultRole}
                  data={ROLE_OPTIONS}
                  error={wrong["defaultRole"]}
                />
                <Switch
                  name="openMembership"
                  label="Members join teams by themselves"
                  defaultChecked={data.openMembership}
                />
                <Switch
                  name="allowMemberInvite"
                  label="Members invite others"
                  defaultChecked={data.allowMemberInvite}
                />
                <Switch
                  name="require2FA"
                  label="Members sign in with two factors"
                  description="Who has no authenticator app set up sees nothing here until they do. API tokens of theirs stop too."
                  defaultChecked={data.require2FA}
                  error={wrong["require2FA"]}
                />
                {updating.isError &&
                  !isAboutFields(updating.error, ["name", "defaultRole", "require2FA"]) && (
                    <ErrorMessage error={updating.error} />
                  )}
                <div>
                  <Button type="submit" loading={updating.isPending}>
                    Save
                  </Button>
                </div>
              </Stack>
            </Fieldset>
          </form>
        </Panel>
        {mayRemove && <RemoveOrganization organization={organization} name={data.name} />}
      </div>
    </>
  );
}

function RemoveOrganization({ organization, name }: { organization: string; name: string }) {
  const removing = useDeleteOrganization(organization);
  const navigate = useNavigate();
  return (
    <RemovePanel
      kind="organization"
      name={name}
      consequence="Its projects, events, members and integrations go with it."
      warning="The organization is gone at once, with everything in it. This cannot be undone."
      busy={removing.isPending}
      remove={(after) => removing.mutate(undefined, after)}
      onRemoved={() => void navigate({ to: "/" })}
    />
  );
}
