import { Button, Fieldset, Group, NumberInput, Stack, Switch, Textarea } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { fieldsOf, isAboutFields } from "../../api/errors.ts";
import { projectQuery, useProjectChanges } from "../../api/projects.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { useAccess } from "../../components/use-access.ts";
import { formText } from "../../ui/form-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { readLines, readNumber } from "./read-lines.ts";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/projects/$project/settings/privacy",
);
const FIELDS = ["sensitiveFields", "safeFields", "allowedDomains", "rateLimit", "retentionDays"];

/** What is taken out of events, who may send them, how many, and how long they are kept. */
export function ProjectPrivacyPage() {
  const { organization, project: slug } = route.useParams();
  const { data: project } = useSuspenseQuery(projectQuery(organization, slug));
  const mayWrite = useAccess(organization, "project:write", "project:admin");
  const { update } = useProjectChanges(organization, slug);
  const wrong = fieldsOf(update.error);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const count = readNumber(formText(form, "count"));
    const window = readNumber(formText(form, "window"));
    update.mutate(
      {
        dataScrubber: form.has("dataScrubber"),
        dataScrubberDefaults: form.has("dataScrubberDefaults"),
        scrubIPAddresses: form.has("scrubIPAddresses"),
        sensitiveFields: readLines(formText(form, "sensitiveFields")),
        safeFields: readLines(formText(form, "safeFields")),
        allowedDomains: readLines(formText(form, "allowedDomains")),
        rateLimit: count === null ? null : { count, window: window ?? 60 },
        retentionDays: readNumber(formText(form, "retentionDays")),
      },
      { onSuccess: () => notifyDone("The project is saved.") },
    );
  }

  return (
    <>
      <PageHeader
        title="Data and privacy"
        description="Applies to events that come from now on; what is stored stays as it is."
      />
      <form onSubmit={onSubmit}>
        <Fieldset variant="unstyled" disabled={!mayWrite}>
          <div className={classes["panels"]}>
            <Panel title="Taken out before anything is stored">
              <Stack gap="sm">
                <Switch
                  name="dataScrubber"
                  label="Take sensitive values out of events"
                  defaultChecked={project.dataScrubber}
                />
                <Switch
                  name="dataScrubberDefaults"
                  label="Passwords, tokens, card numbers and the like count as sensitive"
                  defaultChecked={project.dataScrubberDefaults}
                />
                <Switch
                  name="scrubIPAddresses"
                  label="Do not store IP addresses"
                  defaultChecked={project.scrubIPAddresses}
                />
                <Textarea
                  name="sensitiveFields"
                  label="More fields that are sensitive"
                  description="One a line, e.g. iban."
                  defaultValue={project.sensitiveFields.join("\n")}
                  autosize
                  minRows={2}
                  error={wrong["sensitiveFields"]}
                />
                <Textarea
                  name="safeFields"
                  label="Fields that are never touched"
                  description="One a line."
                  defaultValue={project.safeFields.join("\n")}
                  autosize
                  minRows={2}
                  error={wrong["safeFields"]}
                />
              </Stack>
            </Panel>
            <Panel title="Who may send, and how much">
              <Stack gap="sm">
                <Textarea
                  name="allowedDomains"
                  label="Web pages that may report"
                  description="One a line: shop.example, *.shop.example, or * for any. Programs that are no pages are not asked."
                  defaultValue={project.allowedDomains.join("\n")}
                  autosize
                  minRows={2}
                  error={wrong["allowedDomains"]}
                />
                <Group align="end" gap="sm">
                  <NumberInput
                    name="count"
                    label="At most so many events"
                    description="Empty: any number."
                    defaultValue={project.rateLimit?.count ?? ""}
                    min={0}
                    allowDecimal={false}
                    error={wrong["rateLimit"]}
                  />
                  <NumberInput
                    name="window"
                    label="in so many seconds"
                    defaultValue={project.rateLimit?.window ?? 60}
                    min={1}
                    max={86_400}
                    allowDecimal={false}
                  />
                </Group>
                <NumberInput
                  name="retentionDays"
                  label="Days that events are kept"
                  description="Empty: as long as the instance says."
                  defaultValue={project.retentionDays ?? ""}
                  min={1}
                  max={3650}
                  allowDecimal={false}
                  error={wrong["retentionDays"]}
                />
              </Stack>
            </Panel>
            {update.isError && !isAboutFields(update.error, FIELDS) && (
              <ErrorMessage error={update.error} />
            )}
            <div>
              <Button type="submit" loading={update.isPending}>
                Save
              </Button>
            </div>
          </div>
        </Fieldset>
      </form>
    </>
  );
}
