import { Button, Checkbox, NativeSelect, Skeleton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { WebhookRequest } from "@vedette/contract";
import { useState } from "react";
import { webhookRequestsQuery } from "../../api/sentry-apps.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { CodeBlock } from "../../ui/code-block.tsx";
import { KeyValues } from "../../ui/key-values.tsx";
import { TimeAgo } from "../../ui/time-ago.tsx";
import { requestInstant, responseWords } from "./app-words.ts";
import classes from "./webhook-requests.module.css";

const SHOWN_AT_FIRST = 8;

const KINDS = [
  { value: "select_options.requested", label: "Choices of selects" },
  { value: "external_issue.created", label: "Issues created" },
  { value: "external_issue.linked", label: "Issues linked" },
  { value: "alert_rule_action.requested", label: "Settings of alerts" },
] as const;

type Kind = (typeof KINDS)[number]["value"];

/** What forms and alerts asked the integration, and what it answered, newest first, live. */
export function WebhookRequests({ app }: { app: string }) {
  const [errorsOnly, setErrorsOnly] = useState(false);
  const [all, setAll] = useState(false);
  const [eventType, setEventType] = useState<Kind>(KINDS[0].value);
  const requests = useQuery(webhookRequestsQuery(app, { errorsOnly, eventType }));
  const known = requests.data ?? [];
  const shown = all ? known : known.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <div className={classes["bar"]}>
        <NativeSelect
          size="xs"
          aria-label="Requests"
          value={eventType}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setEventType(KINDS.find((kind) => kind.value === value)?.value ?? KINDS[0].value);
          }}
          data={[...KINDS]}
        />
        <Checkbox
          label="Only those that failed"
          checked={errorsOnly}
          onChange={(event) => setErrorsOnly(event.currentTarget.checked)}
        />
      </div>
      {requests.isPending && <Skeleton height={80} m="sm" />}
      {requests.isError && <ErrorMessage error={requests.error} />}
      {requests.data?.length === 0 && (
        <p className={classes["none"]}>
          {errorsOnly
            ? "Nothing failed."
            : "Nothing of this kind was asked yet. It is when somebody opens or sends one of its forms."}
        </p>
      )}
      <ul>
        {shown.map((request, index) => (
          <RequestLine key={request.requestId ?? index} request={request} />
        ))}
      </ul>
      {shown.length < known.length && (
        <Button variant="subtle" fullWidth radius={0} onClick={() => setAll(true)}>
          Show {known.length - shown.length} earlier
        </Button>
      )}
    </>
  );
}

function RequestLine({ request }: { request: WebhookRequest }) {
  const isGood = request.responseCode >= 200 && request.responseCode < 300;
  return (
    <li className={classes["line"]}>
      <details>
        <summary className={classes["head"]}>
          <span className={classes["code"]} data-good={isGood}>
            {responseWords(request.responseCode)}
          </span>
          <span className={classes["event"]}>{request.eventType}</span>
          <span className={classes["facts"]}>
            {request.durationMs !== undefined && `${Math.round(request.durationMs)} ms, `}
            <TimeAgo instant={requestInstant(request.date)} />
          </span>
        </summary>
        <RequestDetails request={request} />
      </details>
    </li>
  );
}

function RequestDetails({ request }: { request: WebhookRequest }) {
  const headers = Object.entries(request.requestHeaders ?? {});
  const facts = [
    ["Sent to", request.webhookUrl],
    ["Request ID", request.requestId],
    ["Idempotency key", request.idempotencyKey],
    ["About", [request.subjectType, request.subjectId].filter(Boolean).join(" ")],
  ] as const;
  return (
    <div className={classes["details"]}>
      <KeyValues
        rows={facts.flatMap(([name, value]) =>
          value === undefined || value === "" ? [] : [[name, value] as const],
        )}
      />
      {headers.length > 0 && <KeyValues rows={headers} />}
      {request.requestBody !== undefined && (
        <CodeBlock code={request.requestBody} label="request body" maxHeight={200} />
      )}
      {request.responseBody !== undefined && request.responseBody !== "" && (
        <CodeBlock code={request.responseBody} label="response body" maxHeight={200} />
      )}
    </div>
  );
}
