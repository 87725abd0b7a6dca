import { Button, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { orgAuthTokensQuery, useOrgAuthTokenChanges } from "../../api/org-auth-tokens.ts";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/tokens");

/** The tokens of an organization: what build servers and `sentry-cli` sign in with. */
export function OrganizationTokensPage() {
  const { organization } = route.useParams();
  const tokens = useQuery(orgAuthTokensQuery(organization));
  const mayChange = useAccess(organization, "org:write", "org:admin");
  const { remove } = useOrgAuthTokenChanges(organization);
  return (
    <>
      <PageHeader
        title="Organization tokens"
        description="For build servers: they create releases and upload what belongs to them, as nobody in particular."
      />
      <div className={classes["panels"]}>
        <Panel title="Tokens" flush>
          {mayChange && <NewToken organization={organization} />}
          {tokens.isError && <ErrorMessage error={tokens.error} />}
          <ul>
            {tokens.data?.map((token) => (
              <ListLine
                key={token.id}
                title={
                  <>
                    {token.name} <code>…{token.tokenLastCharacters}</code>
                  </>
                }
                facts={[
                  <>
                    created <TimeAgo instant={token.dateCreated} />,{" "}
                    {token.dateLastUsed === null ? (
                      "never used"
                    ) : (
                      <>
                        last used <TimeAgo instant={token.dateLastUsed} />
                      </>
                    )}
                  </>,
                ]}
                aside={
                  mayChange && (
                    <ConfirmButton
                      action="Revoke"
                      what={`the token ${token.name}`}
                      busy={remove.isPending}
                      onConfirm={() => remove.mutate(token.id)}
                    />
                  )
                }
              />
            ))}
          </ul>
          {tokens.data?.length === 0 && (
            <EmptyLine>No token yet. Create one for your build server.</EmptyLine>
          )}
        </Panel>
      </div>
    </>
  );
}

function NewToken({ organization }: { organization: string }) {
  const { create } = useOrgAuthTokenChanges(organization);
  const wrong = fieldsOf(create.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    create.mutate(formText(new FormData(form), "name"), { onSuccess: () => form.reset() });
  }

  return (
    <form onSubmit={onSubmit} className={classes["form"]}>
      <Stack gap="sm">
        {create.isSuccess && <SecretBox what="organization token" secret={create.data.token} />}
        <div className={classes["tools"]}>
          <TextInput
            name="name"
            label="Name of a new token"
            placeholder="What it is for"
            maxLength={255}
            required
            autoComplete="off"
            error={wrong["name"]}
          />
          <Button type="submit" variant="default" loading={create.isPending}>
            Create
          </Button>
        </div>
        {create.isError && !isAboutFields(create.error, ["name"]) && (
          <ErrorMessage error={create.error} />
        )}
      </Stack>
    </form>
  );
}
