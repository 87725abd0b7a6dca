import type { Hoot } from "@vedette/contract";
import { LinkButton } from "../../components/links.tsx";
import { newSecrets } from "../alerts/new-secrets.ts";
import { WebhookSecrets } from "../alerts/webhook-secrets.tsx";

/** What is told once of a hoot that was saved with new webhooks, and the way to its page. */
export function HootSecrets({ organization, hoot }: { organization: string; hoot: Hoot }) {
  return (
    <WebhookSecrets name={hoot.name} secrets={newSecrets(hoot.actions)}>
      <LinkButton
        to="/organizations/$organization/status/hoots/$hoot/"
        params={{ organization, hoot: hoot.uid }}
      >
        I have copied it
      </LinkButton>
    </WebhookSecrets>
  );
}
