import { Modal, SegmentedControl, Skeleton, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { IssueDetail, UiComponent } from "@vedette/contract";
import { useState } from "react";
import { eventQuery } from "../../../api/events.ts";
import { installationsByAppQuery, useExternalIssueChanges } from "../../../api/external-issues.ts";
import { loadChoicesOf } from "../../../api/ui-components.ts";
import { ComponentForm } from "../../../components/component-form/component-form.tsx";
import { readForm } from "../../../components/component-form/form-shape.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { notifyDone } from "../../../components/notify.tsx";
import { externalName } from "./external-name.ts";
import { issueTexts } from "./issue-texts.ts";

const ACTIONS = [
  { value: "create", label: "Create" },
  { value: "link", label: "Link" },
] as const;

type Action = (typeof ACTIONS)[number]["value"];

interface LinkIssueDialogProps {
  organization: string;
  issue: IssueDetail;
  event: string;
  component: UiComponent;
  onClose: () => void;
}

/** The forms of an integration: to make an issue of its own for this one, or to link one it has. */
export function LinkIssueDialog(props: LinkIssueDialogProps) {
  const { organization, issue, component, onClose } = props;
  const [action, setAction] = useState<Action>("create");
  const { data: event, isPending } = useQuery(eventQuery(organization, issue.id, props.event));
  const installations = useQuery(installationsByAppQuery(organization));
  const { act } = useExternalIssueChanges(organization, issue.id);
  const { name, uuid } = component.sentryApp;
  const form = readForm(component.schema[action]);
  const installation = installations.data?.get(uuid);

  function choose(value: string) {
    act.reset();
    setAction(value === "link" ? "link" : "create");
  }

  return (
    <Modal opened onClose={onClose} title={name} size="lg">
      <Stack gap="sm">
        <SegmentedControl
          aria-label="What to do"
          value={action}
          onChange={choose}
          data={[...ACTIONS]}
        />
        <Text size="sm" c="dimmed">
          {form?.description ??
            (action === "create"
              ? `Makes an issue in ${name} and links it to ${issue.shortId}.`
              : `Links ${issue.shortId} to an issue there is in ${name}.`)}
        </Text>
        {installations.isError && <ErrorMessage error={installations.error} />}
        {(isPending || installations.isPending) && <Skeleton height={160} />}
        {!isPending && installation !== undefined && form !== undefined && (
          <ComponentForm
            key={action}
            form={form}
            source={installation}
            loadChoices={loadChoicesOf(installation, issue.project.slug)}
            defaults={issueTexts(issue, event)}
            action={action === "create" ? "Create issue" : "Link issue"}
            error={act.error}
            busy={act.isPending}
            onSubmit={(fields) =>
              act.mutate(
                { installation, action, uri: form.uri, fields },
                {
                  onSuccess: ({ displayName }) => {
                    notifyDone(`Linked to ${externalName(displayName)}.`);
                    onClose();
                  },
                },
              )
            }
          />
        )}
        {installations.isSuccess && installation === undefined && (
          <Text size="sm">This integration is not installed any more. Reload the page.</Text>
        )}
        {form === undefined && <Text size="sm">{name} has no form for this.</Text>}
      </Stack>
    </Modal>
  );
}
