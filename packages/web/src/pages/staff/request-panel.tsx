import { Badge, Group } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { PublishRequest } from "@vedette/contract";
import { sentryAppQuery } from "../../api/sentry-apps.ts";
import { AppLogo } from "../../components/app-logo.tsx";
import { ErrorMessage } from "../../components/error-message.tsx";
import { MarkdownText } from "../../components/markdown.tsx";
import { Fold } from "../../ui/fold.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { subscriptionWords } from "../developer/app-words.ts";
import { DECISION_COLORS, DECISION_WORDS } from "../developer/publish/decision-words.ts";
import { DecisionForm } from "./decision-form.tsx";
import classes from "./request-panel.module.css";

/** One request: what the builder answered, what the integration asks for, and the decision. */
export function RequestPanel({ request }: { request: PublishRequest }) {
  const { sentryApp, organization, requestedBy, questionnaire, status } = request;
  return (
    <Panel
      title={sentryApp.name}
      aside={<Badge color={DECISION_COLORS[status]}>{DECISION_WORDS[status]}</Badge>}
    >
      <div className={classes["parts"]}>
        <p className={classes["facts"]}>
          {organization.name}, asked <TimeAgo instant={request.dateCreated} />
          {requestedBy !== null && ` by ${requestedBy.name} (${requestedBy.email})`}
        </p>
        <KeyValues
          rows={[
            ["Permissions", sentryApp.scopes.length === 0 ? "none" : sentryApp.scopes.join(", ")],
          ]}
        />
        <dl className={classes["answers"]}>
          {questionnaire.map(({ question, answer }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd>{answer}</dd>
            </div>
          ))}
          {questionnaire.length === 0 && (
            <p className={classes["facts"]}>No questions were answered.</p>
          )}
        </dl>
        <Fold title="The integration">{() => <AppFacts app={sentryApp.slug} />}</Fold>
        {status === "waiting" ? <DecisionForm request={request} /> : <Decided request={request} />}
      </div>
    </Panel>
  );
}

function AppFacts({ app: slug }: { app: string }) {
  const { data: app, error, isError } = useQuery(sentryAppQuery(slug));
  if (isError) return <ErrorMessage error={error} />;
  if (app === undefined) return null;
  return (
    <div className={classes["app"]}>
      <Group gap="sm" wrap="nowrap">
        <AppLogo app={app} size={48} />
        <KeyValues
          rows={[
            ["Author", app.author ?? "not named"],
            ["Webhooks", app.webhookUrl ?? "no address"],
            ["Redirect", app.redirectUrl ?? "none"],
            ["Told", subscriptionWords(app.events)],
            ["Good for", app.featureData.map(({ description }) => description).join(" ")],
          ]}
        />
      </Group>
      {app.overview !== null && app.overview !== "" && (
        <div className={classes["overview"]}>
          <MarkdownText text={app.overview} />
        </div>
      )}
    </div>
  );
}

function Decided({ request }: { request: PublishRequest }) {
  const { status, decidedBy, dateDecided, reason } = request;
  return (
    <div>
      <p className={classes["facts"]}>
        {DECISION_WORDS[status]}
        {decidedBy !== null && ` by ${decidedBy.name}`}
        {dateDecided !== null && (
          <>
            {" "}
            <TimeAgo instant={dateDecided} />
          </>
        )}
      </p>
      {reason !== null && <p className={classes["reason"]}>{reason}</p>}
    </div>
  );
}
