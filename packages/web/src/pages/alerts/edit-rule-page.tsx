import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { alertRuleQuery, useAlertRuleChanges } from "../../api/alert-rules.ts";
import { notifyDone } from "../../components/notify.tsx";
import { RemovePanel } from "../../components/remove-panel.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { newSecrets } from "./new-secrets.ts";
import { toDraft } from "./rule-editor/rule-draft.ts";
import { RuleForm } from "./rule-editor/rule-form.tsx";
import { RuleSecrets } from "./rule-secrets.tsx";

const route = getRouteApi(
  "/signed-in/organizations/$organization/alerts/issue/$project/$rule/edit",
);

/** Changes an alert rule, or removes it. */
export function EditRulePage() {
  const { rule: id, ...place } = route.useParams();
  const { data: rule } = useSuspenseQuery(alertRuleQuery(place, id));
  const { update, remove } = useAlertRuleChanges(place);
  const navigate = useNavigate();
  if (update.data !== undefined && newSecrets(update.data.actions).length > 0) {
    return <RuleSecrets place={place} rule={update.data} />;
  }
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
                onSuccess({ actions }) {
                  notifyDone(`${draft.name} is saved.`);
                  if (newSecrets(actions).length > 0) return;
                  void navigate({
                    to: "/organizations/$organization/alerts/issue/$project/$rule/",
                    params: { ...place, rule: id },
                  });
                },
              },
            )
          }
        />
        <RemovePanel
          kind="rule"
          name={rule.name}
          consequence="It fires no more, and its history goes."
          warning="The rule and its history are gone at once. This cannot be undone."
          busy={remove.isPending}
          remove={(after) => remove.mutate(id, after)}
          onRemoved={() =>
            void navigate({
              to: "/organizations/$organization/alerts/",
              params: { organization: place.organization },
              search: { project: place.project },
            })
          }
        />
      </Stack>
    </>
  );
}
