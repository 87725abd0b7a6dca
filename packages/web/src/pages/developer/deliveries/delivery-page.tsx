import { Badge, Button } from "@mantine/core";
import { useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { DeliveryAttempt } from "@vedette/contract";
import { deliveryQuery, useResend } from "../../../api/deliveries.ts";
import { LIVE_MS } from "../../../api/client.ts";
import { useLive } from "../../../api/live.ts";
import { organizationQuery } from "../../../api/organizations.ts";
import { notifyDone } from "../../../components/notify.tsx";
import { fullTime } from "../../../format/time.ts";
import { CodeBlock } from "../../../ui/code-block.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { EmptyLine } from "../../../ui/list-line.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { deliveryWords, outcomeWords } from "./delivery-words.ts";
import { formatBody } from "./format-body.ts";
import classes from "./deliveries.module.css";

const route = getRouteApi(
  "/signed-in/organizations/$organization/settings/developer/$app/deliveries/$delivery",
);

/** One delivery of an integration. */
export function DeliveryPage() {
  const { organization, delivery } = route.useParams();
  return <DeliveryView organization={organization} delivery={delivery} />;
}

interface DeliveryViewProps {
  organization: string;
  delivery: string;
}

/** One delivery: what was to be said, every attempt with both sides of it, and sending it again. */
export function DeliveryView({ organization, delivery: id }: DeliveryViewProps) {
  const queries = useQueryClient();
  const refetchInterval = useLive(
    organization,
    "deliveries",
    () => void queries.invalidateQueries(deliveryQuery(id)),
  );
  const { data: delivery } = useSuspenseQuery({
    ...deliveryQuery(id),
    // Of what happens in other organizations this one is told nothing.
    refetchInterval: ({ state }) =>
      state.data?.status === "pending" ? askAgainMs(state.data.nextAttempt) : refetchInterval,
  });
  const { data: mine } = useQuery(organizationQuery(organization));
  const mayResend = mine?.access.includes("org:write") ?? false;
  const resend = useResend();
  return (
    <>
      <Panel
        title={`${delivery.event}, delivery ${delivery.id}`}
        aside={
          mayResend &&
          delivery.canResend && (
            <Button
              variant="default"
              size="compact-xs"
              loading={resend.isPending}
              onClick={() =>
                resend.mutate(id, {
                  onSuccess: () => notifyDone(`Delivery ${id} is sent again.`),
                })
              }
            >
              Send again
            </Button>
          )
        }
      >
        <KeyValues
          rows={[
            [
              "Stands",
              <>
                <span className={classes["state"]} data-status={delivery.status}>
                  {deliveryWords(delivery)}
                </span>{" "}
                {delivery.isTest && <Badge color="gray">sample</Badge>}
              </>,
            ],
            ["Owed since", fullTime(delivery.dateCreated)],
            ...(delivery.dateFinished === null
              ? []
              : ([["Ended", fullTime(delivery.dateFinished)]] as const)),
            ...(delivery.nextAttempt === null
              ? []
              : ([["Tried next", fullTime(delivery.nextAttempt)]] as const)),
            ["Organization", delivery.organization?.slug ?? "gone"],
            ["Idempotency-Key", <code>{delivery.idempotencyKey}</code>],
          ]}
        />
      </Panel>
      <Panel title="Body">
        {delivery.requestBody === "" ? (
          <EmptyLine>There is none: it could not be put together.</EmptyLine>
        ) : (
          <CodeBlock code={formatBody(delivery.requestBody)} label="request body" maxHeight={320} />
        )}
        {delivery.isRequestBodyCut && <p>The rest of it is not shown here.</p>}
      </Panel>
      <Panel title="Attempts" flush>
        {delivery.log.toReversed().map((attempt, at) => (
          <Attempt key={attempt.number} attempt={attempt} isOpen={at === 0} />
        ))}
        {delivery.log.length === 0 && <EmptyLine>It has not been tried yet.</EmptyLine>}
      </Panel>
    </>
  );
}

/** An attempt that is due is about to be made, and somebody may have just asked for it. */
function askAgainMs(nextAttempt: string | null): number {
  return nextAttempt === null || Date.parse(nextAttempt) < Date.now() + LIVE_MS ? 1_000 : LIVE_MS;
}

function Attempt({ attempt, isOpen }: { attempt: DeliveryAttempt; isOpen: boolean }) {
  const { statusCode, outcome, durationMs, requestHeaders, responseHeaders } = attempt;
  return (
    <details className={classes["attempt"]} open={isOpen}>
      <summary>
        {attempt.number}. {statusCode === null ? outcomeWords(outcome) : `answered ${statusCode}`}{" "}
        in {Math.round(durationMs)} ms, {fullTime(attempt.date)}
      </summary>
      <div className={classes["details"]}>
        <KeyValues
          rows={[
            ["Sent to", attempt.url],
            ["Request-ID", <code>{attempt.requestId}</code>],
            ...(attempt.detail === null ? [] : ([["Why", attempt.detail]] as const)),
            ...(attempt.errorId === null
              ? []
              : ([["Error at the receiver", attempt.errorId]] as const)),
          ]}
        />
        {requestHeaders !== null && (
          <section>
            <h3>Request headers</h3>
            <KeyValues rows={Object.entries(requestHeaders)} />
          </section>
        )}
        {responseHeaders !== null && (
          <section>
            <h3>Response headers</h3>
            <KeyValues rows={Object.entries(responseHeaders)} />
          </section>
        )}
        {attempt.responseBody !== null && attempt.responseBody !== "" && (
          <CodeBlock code={attempt.responseBody} label="response body" maxHeight={200} />
        )}
      </div>
    </details>
  );
}
