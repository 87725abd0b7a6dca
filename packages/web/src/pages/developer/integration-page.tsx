import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { sentryAppQuery, useUpdateSentryApp } from "../../api/sentry-apps.ts";
import { notifyDone } from "../../components/notify.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { appStatusWords } from "./app-words.ts";
import { CredentialsPanel } from "./credentials-panel.tsx";
import { DeleteIntegration } from "./delete-integration.tsx";
import { IntegrationForm } from "./integration-form.tsx";
import { TokensPanel } from "./tokens-panel.tsx";
import { WebhookRequests } from "./webhook-requests.tsx";
import classes from "./integration-page.module.css";

const route = getRouteApi("/signed-in/organizations/$organization/settings/developer/$app");

/** One integration: what it may do, its secrets, what it was sent lately, and its end. */
export function IntegrationPage() {
  const { organization, app: slug } = route.useParams();
  const { data: app } = useSuspenseQuery(sentryAppQuery(slug));
  const updating = useUpdateSentryApp(slug);
  return (
    <>
      <PageHeader title={app.name} description={`${appStatusWords(app)} · ${app.slug}`} />
      <div className={classes["panels"]}>
        <Panel title="Recent webhook requests" flush>
          <WebhookRequests app={slug} />
        </Panel>
        <Panel title="What it is and may do">
          <IntegrationForm
            key={app.uuid}
            app={app}
            action="Save"
            error={updating.error}
            busy={updating.isPending}
            onSubmit={(choices) =>
              updating.mutate(choices, { onSuccess: () => notifyDone(`${choices.name} is saved.`) })
            }
          />
        </Panel>
        {app.status === "internal" && <TokensPanel app={slug} />}
        <CredentialsPanel app={app} />
        <DeleteIntegration organization={organization} app={app} />
      </div>
    </>
  );
}
