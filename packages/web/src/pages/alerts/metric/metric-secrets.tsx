import type { MetricAlertRule } from "@vedette/contract";
import { LinkButton } from "../../../components/links.tsx";
import { newSecrets } from "../new-secrets.ts";
import { WebhookSecrets } from "../webhook-secrets.tsx";

interface MetricSecretsProps {
  organization: string;
  rule: MetricAlertRule;
}

/** The secrets of a metric alert's new webhooks, where it was just saved. */
export function newMetricSecrets({ triggers }: Pick<MetricAlertRule, "triggers">) {
  return newSecrets(triggers.flatMap(({ actions }) => actions));
}

/** What is told once of a metric alert that was saved with new webhooks, and the way to its page. */
export function MetricSecrets({ organization, rule }: MetricSecretsProps) {
  return (
    <WebhookSecrets name={rule.name} secrets={newMetricSecrets(rule)}>
      <LinkButton
        to="/organizations/$organization/alerts/metric/$rule/"
        params={{ organization, rule: rule.id }}
      >
        I have copied it
      </LinkButton>
    </WebhookSecrets>
  );
}
