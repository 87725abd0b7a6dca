import { Button, Checkbox, Fieldset, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { ServiceHook, ServiceHookEvent } from "@vedette/contract";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { projectQuery, useProjectChanges } from "../../api/projects.ts";
import { serviceHooksQuery, useServiceHookChanges } from "../../api/service-hooks.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { useAccess } from "../../components/use-access.ts";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { formText } from "../../ui/form-text.ts";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { SecretBox } from "../../ui/secret-box.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { STOPPED } from "./hook-words.ts";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/projects/$project/settings/hooks",
);

const EVENTS: readonly { value: ServiceHookEvent; label: string }[] = [
  { value: "event.created", label: "Every event that arrives" },
  { value: "event.alert", label: "Events that make an alert fire" },
];

/** The service hooks of a project: plain addresses that are told of its events. */
export function ServiceHooksPage() {
  const { organization, project: slug } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(organization, slug));
  const hooks = useQuery(serviceHooksQuery(organization, slug));
  const mayWrite = useAccess(organization, "project:write", "project:admin");
  const { update } = useProjectChanges(organization, slug);
  return (
    <>
      <PageHeader
        title="Service hooks"
        description="A signed request to an address of yours for each event of this project, without an integration."
      />
      <div className={classes["panels"]}>
        <Switch
          label="Service hooks of this project fire"
          checked={project.serviceHooks}
          disabled={!mayWrite || update.isPending}
          onChange={(event) => update.mutate({ serviceHooks: event.currentTarget.checked })}
        />
        {update.isError && <ErrorMessage error={update.error} />}
        {mayWrite && project.serviceHooks && <NewHook organization={organization} project={slug} />}
        <Panel title="Hooks" flush>
          {hooks.isError && <ErrorMessage error={hooks.error} />}
          <ul>
            {hooks.data?.map((hook) => (
              <HookLine key={hook.id} organization={organization} project={slug} hook={hook} />
            ))}
          </ul>
          {hooks.data?.length === 0 && (
            <EmptyLine>No hook yet. Name an address; it is told of the next event.</EmptyLine>
          )}
        </Panel>
      </div>
    </>
  );
}

interface HookLineProps {
  organization: string;
  project: string;
  hook: ServiceHook;
}

function HookLine({ organization, project, hook }: HookLineProps) {
  const { setActive, remove } = useServiceHookChanges(organization, project);
  const mayWrite = useAccess(organization, "project:write", "project:admin");
  const mayRemove = useAccess(organization, "project:admin");
  return (
    <ListLine
      title={
        <Link
          to="/organizations/$organization/projects/$project/settings/hooks/$hook/"
          params={{ organization, project, hook: hook.id }}
        >
          {hook.url}
        </Link>
      }
      facts={[
        ...(hook.disabled === null
          ? []
          : [
              <Text span size="sm" c="var(--mantine-color-error)">
                {STOPPED[hook.disabled.reason]} Stopped <TimeAgo instant={hook.disabled.at} />; what
                it misses is kept.
              </Text>,
            ]),
        hook.events.join(", "),
        <>
          created <TimeAgo instant={hook.dateCreated} />
        </>,
      ]}
      aside={
        <>
          <Switch
            size="xs"
            label={hook.status === "active" ? "Active" : "Off"}
            aria-label={`The hook to ${hook.url} is active`}
            checked={hook.status === "active"}
            disabled={!mayWrite || setActive.isPending}
            onChange={(event) =>
              setActive.mutate({ hook: hook.id, isActive: event.currentTarget.checked })
            }
          />
          {mayRemove && (
            <ConfirmButton
              action="Remove"
              what={`the hook to ${hook.url}`}
              busy={remove.isPending}
              onConfirm={() => remove.mutate(hook.id)}
            />
          )}
        </>
      }
    />
  );
}

function NewHook({ organization, project }: { organization: string; project: string }) {
  const { create } = useServiceHookChanges(organization, project);
  const wrong = fieldsOf(create.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const events = EVENTS.map(({ value }) => value).filter((value) => fields.has(value));
    create.mutate({ url: formText(fields, "url"), events }, { onSuccess: () => form.reset() });
  }

  return (
    <Panel title="New hook">
      <form onSubmit={onSubmit}>
        <Stack gap="sm">
          {create.isSuccess && <SecretBox what="signing secret" secret={create.data.secret} />}
          <TextInput
            name="url"
            type="url"
            label="Address"
            placeholder="https://tool.example/hook"
            maxLength={512}
            required
            autoComplete="off"
            error={wrong["url"]}
          />
          <Fieldset legend="What it is told of" variant="unstyled">
            <Stack gap={6}>
              {EVENTS.map(({ value, label }) => (
                <Checkbox
                  key={value}
                  name={value}
                  label={label}
                  description={value}
                  defaultChecked={value === "event.created"}
                />
              ))}
              {wrong["events"] !== undefined && <p role="alert">{wrong["events"]}</p>}
            </Stack>
          </Fieldset>
          {create.isError && !isAboutFields(create.error, ["url", "events"]) && (
            <ErrorMessage error={create.error} />
          )}
          <div>
            <Button type="submit" loading={create.isPending}>
              Create the hook
            </Button>
          </div>
        </Stack>
      </form>
    </Panel>
  );
}
