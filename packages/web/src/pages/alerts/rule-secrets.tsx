import type { AlertRule } from "@vedette/contract";
import { LinkButton } from "../../components/links.tsx";
import { newSecrets } from "./new-secrets.ts";
import { WebhookSecrets } from "./webhook-secrets.tsx";

interface RuleSecretsProps {
  place: { organization: string; project: string };
  rule: AlertRule;
}

/** What is told once of an alert rule that was saved with new webhooks, and the way to its page. */
export function RuleSecrets({ place, rule }: RuleSecretsProps) {
  return (
    <WebhookSecrets name={rule.name} secrets={newSecrets(rule.actions)}>
      <LinkButton
        to="/organizations/$organization/alerts/issue/$project/$rule/"
        params={{ ...place, rule: rule.id }}
      >
        I have copied it
      </LinkButton>
    </WebhookSecrets>
  );
}
