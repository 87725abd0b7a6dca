import { Button, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { useCreateOrganization } from "../../api/organizations.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { formText } from "../../ui/form-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import classes from "./new-organization-page.module.css";

/** Creates an organization that belongs to whoever asks, then leads to its first project. */
export function NewOrganizationPage() {
  const navigate = useNavigate();
  const creating = useCreateOrganization();

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    creating.mutate(formText(new FormData(event.currentTarget), "name"), {
      onSuccess: ({ slug }) =>
        void navigate({
          to: "/organizations/$organization/projects/",
          params: { organization: slug },
        }),
    });
  }

  return (
    <>
      <PageHeader
        title="New organization"
        description="Its members, projects and integrations are apart from those of all others. You own it, and can invite more people."
      />
      <form onSubmit={onSubmit} className={classes["form"]}>
        <Stack gap="md">
          <TextInput
            name="name"
            label="Name"
            placeholder="Acme"
            maxLength={64}
            required
            autoFocus
            autoComplete="organization"
            error={fieldsOf(creating.error)["name"]}
          />
          {creating.isError && !isAboutFields(creating.error, ["name"]) && (
            <ErrorMessage error={creating.error} />
          )}
          <div>
            <Button type="submit" loading={creating.isPending}>
              Create the organization
            </Button>
          </div>
        </Stack>
      </form>
    </>
  );
}
