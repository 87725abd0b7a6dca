import { Button, Stack, TextInput } from "@mantine/core";
import type { Scope } from "@vedette/contract";
import { useState, type FormEvent } from "react";
import { useCreateApiToken } from "../../api/api-tokens.ts";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PermissionGrid } from "../../components/permission-grid.tsx";
import { formText } from "../../ui/form-text.ts";
import { SecretBox } from "../../ui/secret-box.tsx";

/** Makes a token with chosen permissions, and shows its value this once. */
export function NewTokenForm() {
  const creating = useCreateApiToken();
  const [scopes, setScopes] = useState<Scope[]>(["event:read", "project:read", "org:read"]);
  const wrong = fieldsOf(creating.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const name = formText(new FormData(form), "name");
    creating.mutate({ name, scopes }, { onSuccess: () => form.reset() });
  }

  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {creating.isSuccess && <SecretBox what="API token" secret={creating.data.token} />}
        <TextInput
          name="name"
          label="Name"
          placeholder="What it is for, e.g. nightly report"
          maxLength={255}
          required
          autoComplete="off"
          error={wrong["name"]}
        />
        <PermissionGrid scopes={scopes} onChange={setScopes} error={wrong["scopes"]} />
        {creating.isError && !isAboutFields(creating.error, ["name", "scopes"]) && (
          <ErrorMessage error={creating.error} />
        )}
        <div>
          <Button type="submit" loading={creating.isPending} disabled={scopes.length === 0}>
            Create the token
          </Button>
        </div>
      </Stack>
    </form>
  );
}
