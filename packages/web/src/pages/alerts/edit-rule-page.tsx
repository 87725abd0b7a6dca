import { Button, Group, Stack, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { alertRuleQuery, useAlertRuleChanges } from "../../api/alert-rules.ts";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmByName } from "../../ui/confirm-by-name.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { toDraft } from "./rule-editor/rule-draft.ts";
import { RuleForm } from "./rule-editor/rule-form.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/$project/$rule/edit");

/** Changes an alert rule, or removes it. */
export function EditRulePage() {
  const { rule: id, ...place } = route.useParams();
  const { data: rule } = useSuspenseQuery(alertRuleQuery(place, id));
  const { update, remove } = useAlertRuleChanges(place);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <PageHeader title={`Edit ${rule.name}`} />
      <Stack gap="md">
        <RuleForm
          key={id}
          place={place}
          draft={toDraft(rule)}
          action="Save"
          error={update.error}
          busy={update.isPending}
          onSubmit={(draft) =>
            update.mutate(
              { rule: id, ...draft },
              {
                onSuccess() {
                  notifyDone(`${draft.name} is saved.`);
                  void navigate({
                    to: "/organizations/$organization/alerts/$project/$rule/",
                    params: { ...place, rule: id },
                  });
                },
              },
            )
          }
        />
        <Panel title="Remove this rule">
          <Group justify="space-between" gap="sm">
            <Text size="sm" c="dimmed">
              It fires no more, and its history goes.
            </Text>
            <Button variant="outline" color="red" onClick={() => setAsking(true)}>
              Remove {rule.name}
            </Button>
          </Group>
          <ConfirmByName
            opened={asking}
            onClose={() => setAsking(false)}
            onConfirm={() =>
              remove.mutate(id, {
                onSuccess() {
                  notifyDone(`${rule.name} is removed.`);
                  void navigate({
                    to: "/organizations/$organization/alerts/",
                    params: { organization: place.organization },
                    search: { project: place.project },
                  });
                },
                onError: () => setAsking(false),
              })
            }
            title={`Remove ${rule.name}`}
            warning="The rule and its history are gone at once. This cannot be undone."
            name={rule.name}
            action="Remove the rule"
            busy={remove.isPending}
          />
        </Panel>
      </Stack>
    </>
  );
}
