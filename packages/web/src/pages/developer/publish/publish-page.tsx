import { Alert, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { SentryApp } from "@vedette/contract";
import { ownPublishRequestsQuery } from "../../../api/publishing.ts";
import { ErrorMessage } from "../../../components/error-message.tsx";
import { useAccess } from "../../../components/use-access.ts";
import { Icon } from "../../../ui/icon.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { TimeAgo } from "../../../ui/time-ago.tsx";
import { useOwnApp, useOwnOrganization } from "../use-own-app.ts";
import { PublishForm } from "./publish-form.tsx";
import { RequestHistory } from "./request-history.tsx";
import { RequirementList } from "./requirement-list.tsx";
import { requirementsOf } from "./readiness.ts";

/** How an integration becomes one for every organization: what is missing, asking, and the answer. */
export function PublishPage() {
  const organization = useOwnOrganization();
  const app = useOwnApp();
  const requests = useQuery(ownPublishRequestsQuery(app.slug));
  const mayAsk = useAccess(organization, "org:admin");
  const [last] = requests.data ?? [];
  return (
    <>
      <StatusPanel app={app} refusal={last?.status === "refused" ? last.reason : undefined} />
      {app.status === "unpublished" && (
        <>
          <RequirementList
            organization={organization}
            app={app}
            requirements={requirementsOf(app)}
          />
          {/* It begins with the answers of the last time, so it waits for them. */}
          {!requests.isPending && (
            <PublishForm
              app={app}
              mayAsk={mayAsk}
              isReady={requirementsOf(app).every(({ isMet, isNeeded }) => isMet || !isNeeded)}
              before={last?.questionnaire ?? []}
            />
          )}
        </>
      )}
      {requests.isError && <ErrorMessage error={requests.error} />}
      {requests.data !== undefined && requests.data.length > 0 && (
        <RequestHistory requests={requests.data} />
      )}
    </>
  );
}

function StatusPanel({ app, refusal }: { app: SentryApp; refusal: string | null | undefined }) {
  if (app.status === "internal") {
    return (
      <Panel title="Publish">
        <Text size="sm">
          An internal integration belongs to this organization alone. Make a public one to offer it
          to others.
        </Text>
      </Panel>
    );
  }
  if (app.status === "published") {
    return (
      <Alert color="teal" variant="outline" icon={<Icon name="check" />} title="Published">
        It is in the directory of every organization
        {app.datePublished !== undefined && (
          <>
            {" "}
            since <TimeAgo instant={app.datePublished} />
          </>
        )}
        . Its permissions and what it is good for are fixed, and it cannot be deleted.
      </Alert>
    );
  }
  if (app.status === "publish_request_inprogress") {
    return (
      <Alert
        color="yellow"
        variant="outline"
        icon={<Icon name="inbox" />}
        title="Waiting for the staff of this instance"
      >
        They read your answers and decide. You get a mail, and see the answer here. Until then only
        your organization can install it.
      </Alert>
    );
  }
  if (refusal === undefined) return null;
  return (
    <Alert
      color="red"
      variant="outline"
      icon={<Icon name="alert" />}
      title="The last request was refused"
    >
      {refusal ?? "The staff gave no reason."} You may ask again.
    </Alert>
  );
}
