import { Alert, Stack, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { mailChoicesQuery, useUpdateMailChoices } from "../../api/account.ts";
import { setupQuery } from "../../api/setup.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import classes from "./tokens-page.module.css";

const CHOICES = [
  {
    kind: "alerts",
    label: "Alerts",
    description: "When an alert rule or a metric alert tells you, or a team of yours.",
  },
  {
    kind: "assignments",
    label: "Assignments",
    description: "When somebody else assigns an issue to you, or to a team of yours.",
  },
  {
    kind: "mentions",
    label: "Mentions",
    description: "When a comment on an issue mentions you, or a team of yours.",
  },
  {
    kind: "status",
    label: "Status",
    description: "When a hoot that you follow changes. Its own page has a switch for each.",
  },
] as const;

/** Which mails the person wants. */
export function NotificationsPage() {
  const choices = useQuery(mailChoicesQuery);
  const { data: instance } = useQuery(setupQuery);
  const updating = useUpdateMailChoices();
  return (
    <>
      <PageHeader
        title="Notifications"
        description="Mails about your account, such as a changed password, always come."
      />
      <div className={classes["panels"]}>
        {instance?.sendsMail === false && (
          <Alert color="yellow" variant="outline" title="This instance sends no mail">
            Your choices are kept for when its administrators set up a mail server.
          </Alert>
        )}
        <Panel title="Mails">
          {choices.isError && <ErrorMessage error={choices.error} />}
          {choices.isSuccess && (
            <Stack gap="md">
              {CHOICES.map(({ kind, label, description }) => (
                <Switch
                  key={kind}
                  label={label}
                  description={description}
                  checked={choices.data[kind]}
                  onChange={(event) => updating.mutate({ [kind]: event.currentTarget.checked })}
                />
              ))}
            </Stack>
          )}
        </Panel>
      </div>
    </>
  );
}
