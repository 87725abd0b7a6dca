import { Alert, Badge, Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { InstanceMail } from "@vedette/contract";
import { instanceMailsQuery, instanceQuery, useSendTestMail } from "../../api/administration.ts";
import { meQuery } from "../../api/session.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { notifyDone } from "../../components/notify.tsx";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { MAIL_STATES, toMailState } from "./mail-states.ts";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import classes from "./admin-page.module.css";

const route = getRouteApi("/signed-in/admin/mail");

/** Whether mail goes out, and what became of the latest. */
export function MailPage() {
  return (
    <>
      <PageHeader title="Mail" description="Invitations, alerts, status and forgotten passwords." />
      <div className={classes["panels"]}>
        <MailSettings />
        <LatestMails />
      </div>
    </>
  );
}

function MailSettings() {
  const state = useQuery(instanceQuery);
  const { data: me } = useQuery(meQuery);
  const testing = useSendTestMail();
  const from = state.data?.mail.from;
  return (
    <Panel title="Settings">
      {state.isError && <ErrorMessage error={state.error} />}
      {state.isSuccess && (
        <Stack gap="md">
          {from === null ? (
            <Alert color="yellow" variant="outline" title="No mail server is set up">
              Mails are kept as not sent. Set VEDETTE_SMTP_URL and VEDETTE_MAIL_FROM, and start the
              server again. Without mail, invitations and password links are handed over by hand.
            </Alert>
          ) : (
            <Text size="sm">
              Mails come from <strong>{from}</strong>.
            </Text>
          )}
          <Group gap="sm">
            <Button
              loading={testing.isPending}
              disabled={from === null}
              onClick={() =>
                testing.mutate(undefined, {
                  onSuccess: () => notifyDone("A test mail is on its way. See below."),
                })
              }
            >
              Send a test mail
            </Button>
            <Text size="xs" c="dimmed">
              It goes to {me?.email ?? "you"}.
            </Text>
          </Group>
        </Stack>
      )}
    </Panel>
  );
}

function LatestMails() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(instanceMailsQuery(search));
  return (
    <PagedPanel
      title="Latest mails"
      aside={
        <NativeSelect
          size="xs"
          aria-label="Which mails"
          value={search.status ?? ""}
          data={[
            { value: "", label: "All" },
            ...MAIL_STATES.map(({ status, label }) => ({ value: status, label })),
          ]}
          onChange={(event) => {
            const status = toMailState(event.currentTarget.value);
            void navigate({ search: status === undefined ? {} : { status }, replace: true });
          }}
        />
      }
      query={page}
      items={page.data?.mails}
      none="No such mail. Whoever is invited gets one, and so does who asks for a test."
      cursor={search.cursor}
      onTurn={(cursor) => void navigate({ search: (old) => ({ ...old, cursor }) })}
    >
      {(mail) => <MailLine key={mail.id} mail={mail} />}
    </PagedPanel>
  );
}

function MailLine({ mail }: { mail: InstanceMail }) {
  const state = MAIL_STATES.find(({ status }) => status === mail.status);
  return (
    <ListLine
      title={mail.subject}
      facts={[
        <>
          to {mail.recipient}, <TimeAgo instant={mail.dateCreated} />
          {mail.attempts > 1 && `, tried ${mail.attempts} times`}
        </>,
        ...(mail.detail === null ? [] : [mail.detail]),
      ]}
      aside={<Badge color={state?.color ?? "gray"}>{state?.label ?? mail.status}</Badge>}
    />
  );
}
