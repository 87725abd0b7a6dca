import type { RuleConfiguration } from "@vedette/contract";
import type { AlertIntegration } from "../sentry-apps/index.ts";
import { CONDITION_FORMS } from "./condition-forms.ts";
import { FILTER_FORMS } from "./filter-forms.ts";
import type { Form } from "./forms.ts";
import { ACTION_IDS } from "./wire-actions.ts";

/** Everything that rules can be made of where these integrations are installed. */
export function presentConfiguration(integrations: readonly AlertIntegration[]): RuleConfiguration {
  const ready = integrations.filter(({ isReady }) => isReady);
  const plain = ready.filter(({ form }) => form === null);
  return {
    conditions: CONDITION_FORMS.map(presentForm),
    filters: FILTER_FORMS.map(presentForm),
    actions: [
      MAIL,
      ...(plain.length > 0 ? [presentPlain(plain)] : []),
      ...ready.filter(({ form }) => form !== null).map(presentWithForm),
      WEBHOOK,
    ],
  };
}

function presentForm<T>({ id, label, fields }: Form<T>) {
  return { id, label, enabled: true, ...(fields && { formFields: fields }) };
}

const MAIL = {
  id: ACTION_IDS.mail,
  label: "Send a notification to {targetType}",
  prompt: "Send a notification",
  enabled: true,
  formFields: {
    targetType: {
      type: "mailAction",
      choices: [
        ["IssueOwners", "Issue Owners"],
        ["Team", "Team"],
        ["Member", "Member"],
      ],
    },
  },
};

const WEBHOOK = {
  id: ACTION_IDS.webhook,
  label: "Send a webhook to {url}",
  prompt: "Send a signed webhook",
  enabled: true,
  formFields: {
    url: { type: "string", placeholder: "https://" },
    secret: { type: "string", placeholder: "made for you when left out", required: false },
  },
};

function presentPlain(integrations: readonly AlertIntegration[]) {
  return {
    id: ACTION_IDS.integration,
    label: "Send a notification via {service}",
    prompt: "Send a notification via an integration",
    enabled: true,
    formFields: {
      service: { type: "choice", choices: integrations.map(({ slug, name }) => [slug, name]) },
    },
  };
}

function presentWithForm({ slug, name, installationUuid, form }: AlertIntegration) {
  const title = form?.["title"];
  const settings = form?.["settings"];
  return {
    id: ACTION_IDS.integrationForm,
    enabled: true,
    actionType: "sentryapp",
    service: slug,
    sentryAppInstallationUuid: installationUuid,
    prompt: name,
    label: `${typeof title === "string" ? title : `Send a notification via ${name}`} with these `,
    formFields: settings,
  };
}
