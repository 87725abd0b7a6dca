import { useQuery } from "@tanstack/react-query";
import { authorizationsQuery, useRevokeAuthorization } from "../../api/oauth-applications.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { EmptyLine, ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./tokens-page.module.css";

/** The applications that the person lets act as them, each with the button that ends it. */
export function AuthorizedApplicationsPage() {
  const authorizations = useQuery(authorizationsQuery);
  const revoking = useRevokeAuthorization();
  return (
    <>
      <PageHeader
        title="Authorized applications"
        description="They act as you, in all your organizations, until you end it."
      />
      <div className={classes["panels"]}>
        <Panel title="Applications" flush>
          {authorizations.isError && <ErrorMessage error={authorizations.error} />}
          <ul>
            {authorizations.data?.map(({ id, application, permissions, dateCreated }) => (
              <ListLine
                key={id}
                title={application.name}
                facts={[
                  permissions.length === 0
                    ? "See your name and your e-mail address"
                    : permissions.map(({ sentence }) => sentence).join(" · "),
                  <>
                    allowed <TimeAgo instant={dateCreated} />
                  </>,
                ]}
                aside={
                  <ConfirmButton
                    action="Revoke"
                    what={`the access of ${application.name}`}
                    busy={revoking.isPending}
                    onConfirm={() =>
                      revoking.mutate(id, {
                        onSuccess: () => notifyDone(`${application.name} can act as you no more.`),
                      })
                    }
                  />
                }
              />
            ))}
          </ul>
          {authorizations.data?.length === 0 && (
            <EmptyLine>
              None. An application that wants to act as you sends you here to ask.
            </EmptyLine>
          )}
        </Panel>
      </div>
    </>
  );
}
