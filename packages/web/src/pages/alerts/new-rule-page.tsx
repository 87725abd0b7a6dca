import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useAlertRuleChanges } from "../../api/alert-rules.ts";
import { notifyDone } from "../../components/notify.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { newSecrets } from "./new-secrets.ts";
import { NEW_RULE } from "./rule-editor/rule-draft.ts";
import { RuleForm } from "./rule-editor/rule-form.tsx";
import { RuleSecrets } from "./rule-secrets.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/issue/$project/new");

/** Makes an alert rule, then shows its history. */
export function NewRulePage() {
  const place = route.useParams();
  const { create } = useAlertRuleChanges(place);
  const navigate = useNavigate();
  if (create.data !== undefined && newSecrets(create.data.actions).length > 0) {
    return <RuleSecrets place={place} rule={create.data} />;
  }
  return (
    <>
      <PageHeader title="New alert rule" description={`For the issues of ${place.project}.`} />
      <RuleForm
        place={place}
        draft={NEW_RULE}
        action="Create the rule"
        error={create.error}
        busy={create.isPending}
        onSubmit={(draft) =>
          create.mutate(draft, {
            onSuccess({ id, name, actions }) {
              notifyDone(`${name} is on.`);
              if (newSecrets(actions).length > 0) return;
              void navigate({
                to: "/organizations/$organization/alerts/issue/$project/$rule/",
                params: { ...place, rule: id },
              });
            },
          })
        }
      />
    </>
  );
}
