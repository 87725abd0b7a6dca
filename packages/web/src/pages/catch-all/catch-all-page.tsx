import { Button, Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { CaughtRequest } from "@vedette/contract";
import { useState } from "react";
import {
  catchAllQuery,
  caughtRequestQuery,
  caughtRequestsQuery,
  useCatchAllChanges,
} from "../../api/catch-all.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { PagedPanel } from "../../components/paged-panel.tsx";
import { fileSize } from "../../format/number.ts";
import { CodeBlock } from "../../ui/code-block.tsx";
import { ConfirmButton } from "../../ui/confirm-button.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { ListLine } from "../../ui/list-line.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { formatBody } from "../developer/deliveries/format-body.ts";
import classes from "../settings/settings-page.module.css";

const route = getRouteApi("/signed-in/account/catch-all");

const ANSWERS = [200, 201, 204, 302, 400, 401, 404, 410, 429, 500, 503].map(String);

/** A person's own address that records whatever is sent to it: see a webhook before you write code. */
export function CatchAllPage() {
  const { data } = useSuspenseQuery(catchAllQuery);
  const { cursor } = route.useSearch();
  const navigate = route.useNavigate();
  const page = useQuery(caughtRequestsQuery(cursor));
  const { setAnswer, rotate, clear } = useCatchAllChanges();
  const answer = String(data.answerStatus);
  return (
    <>
      <PageHeader
        title="Catch-all"
        description="Your own address that takes any request and shows what came. Use it as a webhook address to look at real ones."
      />
      <div className={classes["panels"]}>
        <Panel title="Your address">
          <Stack gap="sm">
            <CodeBlock code={data.url} label="catch-all address" />
            <Group align="end" gap="sm">
              <NativeSelect
                label="It answers with"
                value={answer}
                disabled={setAnswer.isPending}
                onChange={(event) => setAnswer.mutate(Number(event.currentTarget.value))}
                data={ANSWERS.includes(answer) ? ANSWERS : [answer, ...ANSWERS]}
              />
              <ConfirmButton
                action="Replace"
                what="the address, which forgets its requests"
                busy={rotate.isPending}
                onConfirm={() => rotate.mutate()}
              />
            </Group>
            <Text size="sm" c="dimmed">
              Whoever knows the address can send to it. The last hundred requests are kept, for a
              week.
            </Text>
          </Stack>
        </Panel>
        <PagedPanel
          title="Requests"
          aside={
            <Button
              variant="default"
              size="compact-xs"
              loading={clear.isPending}
              onClick={() => clear.mutate()}
            >
              Clear
            </Button>
          }
          query={page}
          items={page.data?.requests}
          none="Nothing came yet. Send something; it shows up here by itself."
          cursor={cursor}
          onTurn={(next) => void navigate({ search: { cursor: next } })}
        >
          {(request) => <CaughtLine key={request.id} request={request} />}
        </PagedPanel>
      </div>
    </>
  );
}

function CaughtLine({ request }: { request: CaughtRequest }) {
  const [open, setOpen] = useState(false);
  const action = open ? "Close" : "Look";
  return (
    <>
      <ListLine
        title={`${request.method} ${request.path === "" ? "/" : request.path}`}
        facts={[
          <>
            {request.contentType ?? "no content type"}, {fileSize(request.size)},{" "}
            <TimeAgo instant={request.dateReceived} />
          </>,
        ]}
        aside={
          <Button
            variant="default"
            size="compact-xs"
            aria-expanded={open}
            aria-label={`${action}: headers and body of request ${request.id}`}
            onClick={() => setOpen(!open)}
          >
            {action}
          </Button>
        }
      />
      {open && (
        <li className={classes["form"]}>
          <CaughtDetails id={request.id} />
        </li>
      )}
    </>
  );
}

function CaughtDetails({ id }: { id: string }) {
  const { data, error } = useQuery(caughtRequestQuery(id));
  if (error !== null) return <ErrorMessage error={error} />;
  if (data === undefined) return null;
  return (
    <Stack gap="sm">
      <KeyValues rows={[["From", data.ipAddress], ...data.headers]} />
      {data.body !== "" && (
        <CodeBlock
          code={data.bodyEncoding === "text" ? formatBody(data.body) : data.body}
          label="request body"
          maxHeight={400}
        />
      )}
      {data.isTruncated && (
        <Text size="xs" c="dimmed">
          The body was longer; the rest was not kept.
        </Text>
      )}
    </Stack>
  );
}
