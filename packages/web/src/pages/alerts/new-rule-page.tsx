import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useAlertRuleChanges } from "../../api/alert-rules.ts";
import { LinkButton } from "../../components/links.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { newSecrets } from "./new-secrets.ts";
import { NEW_RULE } from "./rule-editor/rule-draft.ts";
import { RuleForm } from "./rule-editor/rule-form.tsx";
import { WebhookSecrets } from "./webhook-secrets.tsx";

const route = getRouteApi("/signed-in/organizations/$organization/alerts/issue/$project/new");

/** Makes an alert rule, then shows its history. */
export function NewRulePage() {
  const place = route.useParams();
  const { create } = useAlertRuleChanges(place);
  const navigate = useNavigate();
  const secrets = newSecrets(create.data?.actions ?? []);
  if (create.data !== undefined && secrets.length > 0) {
    return (
      <WebhookSecrets name={create.data.name} secrets={secrets}>
        <LinkButton
          to="/organizations/$organization/alerts/issue/$project/$rule/"
          params={{ ...place, rule: create.data.id }}
        >
          I have copied it
        </LinkButton>
      </WebhookSecrets>
    );
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
