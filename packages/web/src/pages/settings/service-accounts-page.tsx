import { Button, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ServiceAccount } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { serviceAccountsQuery, useServiceAccountChanges } from "../../api/service-accounts.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { ROLE_OPTIONS, toRole } from "./role-words.ts";
import { ServiceAccountTokens } from "./service-account-tokens.tsx";
import classes from "./settings-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/service-accounts");

/** Members that are no person: they have a role and tokens, and no password. */
export function ServiceAccountsPage() {
  const { organization } = route.useParams();
  const accounts = useQuery(serviceAccountsQuery(organization));
  return (
    <>
      <PageHeader
        title="Service accounts"
        description="Members that are no person, for programs. Their tokens stay good when people leave."
      />
      <div className={classes["panels"]}>
        <NewAccount organization={organization} />
        <Panel title="Accounts" flush>
          {accounts.isError && <ErrorMessage error={accounts.error} />}
          <ul>
            {accounts.data?.map((account) => (
              <AccountLine key={account.id} organization={organization} account={account} />
            ))}
          </ul>
          {accounts.data?.length === 0 && (
            <EmptyLine>
              None yet. Make one for what posts to sentries, or reads issues by itself.
            </EmptyLine>
          )}
        </Panel>
      </div>
    </>
  );
}

interface AccountLineProps {
  organization: string;
  account: ServiceAccount;
}

function AccountLine({ organization, account }: AccountLineProps) {
  const { remove } = useServiceAccountChanges(organization);
  const [open, setOpen] = useState(false);
  return (
    <>
      <ListLine
        title={account.name}
        facts={[
          <>
            {account.orgRole}, since <TimeAgo instant={account.dateCreated} />
          </>,
        ]}
        aside={
          <>
            <Button
              variant="default"
              size="compact-xs"
              aria-expanded={open}
              aria-label={`Tokens of ${account.name}`}
              onClick={() => setOpen(!open)}
            >
              Tokens
            </Button>
            <ConfirmButton
              action="Remove"
              what={account.name}
              busy={remove.isPending}
              onConfirm={() => remove.mutate(account.id)}
            />
          </>
        }
      />
      {open && (
        <li>
          <ServiceAccountTokens organization={organization} account={account.id} />
        </li>
      )}
    </>
  );
}

function NewAccount({ organization }: { organization: string }) {
  const { create } = useServiceAccountChanges(organization);
  const wrong = fieldsOf(create.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    create.mutate(
      { name: formText(fields, "name"), orgRole: toRole(formText(fields, "orgRole")) },
      { onSuccess: () => form.reset() },
    );
  }

  return (
    <Panel title="New service account">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          <div className={classes["tools"]}>
            <TextInput
              name="name"
              label="Name"
              placeholder="Nightly jobs"
              maxLength={64}
              required
              autoComplete="off"
              error={wrong["name"]}
            />
            <NativeSelect
              name="orgRole"
              label="Role"
              data={ROLE_OPTIONS}
              error={wrong["orgRole"]}
            />
            <Button type="submit" loading={create.isPending}>
              Create
            </Button>
          </div>
          {create.isError && !isAboutFields(create.error, ["name", "orgRole"]) && (
            <ErrorMessage error={create.error} />
          )}
        </Stack>
      </form>
    </Panel>
  );
}
