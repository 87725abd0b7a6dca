import { Alert, Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { useMemberChanges } from "../../api/members.ts";
import { organizationQuery } from "../../api/organizations.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { formText } from "../../ui/form-text.ts";
import { Panel } from "../../ui/panel.tsx";
import { ROLE_OPTIONS, toRole } from "./role-words.ts";
import classes from "./settings-page.module.css";

/** Invites somebody; where no mail goes out, gives the link to pass on. */
export function InvitePanel({ organization }: { organization: string }) {
  const { data } = useQuery(organizationQuery(organization));
  const { invite } = useMemberChanges(organization);
  const wrong = fieldsOf(invite.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    invite.mutate(
      { email: formText(fields, "email"), orgRole: toRole(formText(fields, "orgRole")) },
      { onSuccess: () => form.reset() },
    );
  }

  return (
    <Panel title="Invite somebody">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          {invite.isSuccess && <Invited email={invite.data.email} link={invite.data.invite_link} />}
          <div className={classes["tools"]}>
            <TextInput
              name="email"
              type="email"
              label="E-mail"
              placeholder="kim@acme.example"
              maxLength={75}
              required
              autoComplete="off"
              error={wrong["email"]}
            />
            <NativeSelect
              // The organization's own choice comes a moment after the page.
              key={data?.defaultRole}
              name="orgRole"
              label="Role"
              defaultValue={data?.defaultRole ?? "member"}
              data={ROLE_OPTIONS}
              error={wrong["orgRole"]}
            />
            <Button type="submit" loading={invite.isPending}>
              Invite
            </Button>
          </div>
          {invite.isError && !isAboutFields(invite.error, ["email", "orgRole"]) && (
            <ErrorMessage error={invite.error} />
          )}
        </Stack>
      </form>
    </Panel>
  );
}

function Invited({ email, link }: { email: string; link: string | null }) {
  if (link === null) {
    return (
      <Alert color="teal" variant="outline" role="status" title={`${email} is invited`}>
        The invitation is on its way by mail.
      </Alert>
    );
  }
  return (
    <Alert color="teal" variant="outline" role="status" title={`${email} is invited`}>
      No mail goes out from here, so pass this link on yourself. It is not shown again.
      <CodeBlock code={link} label="invitation link" />
    </Alert>
  );
}
