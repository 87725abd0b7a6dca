import { Button, Stack, TextInput } from "@mantine/core";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { useCreateProject } from "../../api/projects.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PlatformPicker } from "../../components/platform-picker.tsx";
import type { PlatformName } from "../../components/platforms.ts";
import { formText } from "../../ui/form-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import classes from "./new-project-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/new-project");

/** Creates a project, then leads to where it waits for its first event. */
export function NewProjectPage() {
  const { organization } = route.useParams();
  const navigate = useNavigate();
  const creating = useCreateProject(organization);
  const [platform, setPlatform] = useState<PlatformName>("javascript");

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(new FormData(event.currentTarget), "name");
    creating.mutate(
      { name, platform },
      {
        onSuccess: ({ slug }) =>
          void navigate({
            to: "/organizations/$organization/projects/$project/",
            params: { organization, project: slug },
          }),
      },
    );
  }

  return (
    <>
      <PageHeader
        title="New project"
        description="Its platform only decides which set-up is shown."
      />
      <form onSubmit={onSubmit} className={classes["form"]}>
        <Stack gap="md">
          <TextInput
            name="name"
            label="Name"
            placeholder="Shop"
            maxLength={50}
            required
            autoFocus
            autoComplete="off"
            error={fieldsOf(creating.error)["name"]}
          />
          <PlatformPicker value={platform} onChange={setPlatform} />
          {creating.isError && !isAboutFields(creating.error, ["name"]) && (
            <ErrorMessage error={creating.error} />
          )}
          <div>
            <Button type="submit" loading={creating.isPending}>
              Create the project
            </Button>
          </div>
        </Stack>
      </form>
    </>
  );
}
