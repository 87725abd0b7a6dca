import { Button, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Scope } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import {
  serviceAccountTokensQuery,
  useServiceAccountTokenChanges,
} from "../../api/service-accounts.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PermissionGrid } from "../../components/permission-grid.tsx";
import { TokenList } from "../../components/token-list.tsx";
import { formText } from "../../ui/form-text.ts";
import { SecretBox } from "../../ui/secret-box.tsx";
import classes from "./settings-page.module.css";

/** The tokens of a service account, and a form for another one. */
export function ServiceAccountTokens(props: { organization: string; account: string }) {
  const { organization, account } = props;
  const tokens = useQuery(serviceAccountTokensQuery(organization, account));
  const { create, remove } = useServiceAccountTokenChanges(organization, account);
  const [scopes, setScopes] = useState<Scope[]>(["event:read"]);
  const wrong = fieldsOf(create.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = formText(new FormData(form), "name");
    create.mutate({ name, scopes }, { onSuccess: () => form.reset() });
  }

  return (
    <>
      <form onSubmit={onSubmit} className={classes["form"]}>
        <Stack gap="sm">
          {create.isSuccess && <SecretBox what="API token" secret={create.data.token} />}
          <TextInput
            name="name"
            label="Name of a new token"
            placeholder="What it is for"
            maxLength={255}
            required
            autoComplete="off"
            error={wrong["name"]}
          />
          <PermissionGrid scopes={scopes} onChange={setScopes} error={wrong["scopes"]} />
          {create.isError && !isAboutFields(create.error, ["name", "scopes"]) && (
            <ErrorMessage error={create.error} />
          )}
          <div>
            <Button type="submit" loading={create.isPending} disabled={scopes.length === 0}>
              Create the token
            </Button>
          </div>
        </Stack>
      </form>
      <TokenList
        tokens={tokens.data ?? []}
        empty="No token yet."
        busy={remove.isPending}
        onDelete={(id) => remove.mutate(id)}
      />
    </>
  );
}
