import { Button, Fieldset, NumberInput, Stack, TextInput } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { projectQuery, useProjectChanges } from "../../api/projects.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { PlatformPicker } from "../../components/platform-picker.tsx";
import { toPlatform, type PlatformName } from "../../components/platforms.ts";
import { useAccess } from "../../components/use-access.ts";
import { formText } from "../../ui/form-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { readNumber } from "./read-lines.ts";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/projects/$project/settings/general",
);
const FIELDS = ["name", "slug", "platform", "resolveAge"];

/** A project's names and platform, when its issues resolve by themselves, and its end. */
export function ProjectGeneralPage() {
  const { organization, project: slug } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(organization, slug));
  const mayWrite = useAccess(organization, "project:write", "project:admin");
  const mayRemove = useAccess(organization, "project:admin");
  const { update } = useProjectChanges(organization, slug);
  const navigate = useNavigate();
  const [platform, setPlatform] = useState<PlatformName>(toPlatform(project.platform));
  const wrong = fieldsOf(update.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    update.mutate(
      {
        name: formText(form, "name"),
        slug: formText(form, "slug"),
        platform,
        resolveAge: readNumber(formText(form, "resolveAge")) ?? 0,
      },
      {
        onSuccess(changed) {
          notifyDone("The project is saved.");
          const to = "/organizations/$organization/projects/$project/settings/general/";
          const params = { organization, project: changed.slug };
          if (changed.slug !== slug) void navigate({ to, params, replace: true });
        },
      },
    );
  }

  return (
    <>
      <PageHeader title="General" description={`Settings of ${project.name}`} />
      <div className={classes["panels"]}>
        <Panel title="Name and platform">
          <form onSubmit={onSubmit}>
            <Fieldset variant="unstyled" disabled={!mayWrite}>
              <Stack gap="md">
                <TextInput
                  name="name"
                  label="Name"
                  defaultValue={project.name}
                  maxLength={200}
                  required
                  error={wrong["name"]}
                />
                <TextInput
                  name="slug"
                  label="Slug"
                  description="Stands in addresses, and in capitals before the numbers of new issues."
                  defaultValue={project.slug}
                  maxLength={100}
                  required
                  error={wrong["slug"]}
                />
                <PlatformPicker value={platform} onChange={setPlatform} />
                <NumberInput
                  name="resolveAge"
                  label="Hours without events after which an issue resolves by itself"
                  description="0 is never."
                  defaultValue={project.resolveAge}
                  min={0}
                  max={8760}
                  allowDecimal={false}
                  error={wrong["resolveAge"]}
                />
                {update.isError && !isAboutFields(update.error, FIELDS) && (
                  <ErrorMessage error={update.error} />
                )}
                <div>
                  <Button type="submit" loading={update.isPending}>
                    Save
                  </Button>
                </div>
              </Stack>
            </Fieldset>
          </form>
        </Panel>
        {mayRemove && <RemoveProject organization={organization} project={slug} />}
      </div>
    </>
  );
}

function RemoveProject({ organization, project }: { organization: string; project: string }) {
  const { remove } = useProjectChanges(organization, project);
  const navigate = useNavigate();
  return (
    <RemovePanel
      kind="project"
      name={project}
      consequence="Its issues, events and keys go with it; what still reports to it is refused."
      warning="The project is gone at once, with everything it recorded. This cannot be undone."
      busy={remove.isPending}
      remove={(after) => remove.mutate(undefined, after)}
      onRemoved={() =>
        void navigate({ to: "/organizations/$organization/projects/", params: { organization } })
      }
    />
  );
}
