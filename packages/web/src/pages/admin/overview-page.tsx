import { useQuery } from "@tanstack/react-query";
import type { InstanceState } from "@vedette/contract";
import { instanceQuery, outgoingQuery } from "../../api/administration.ts";
import { ErrorMessage } from "../../components/error-message.tsx";
import { counted, fileSize, fullNumber } from "../../format/number.ts";
import { KeyValues } from "../../ui/key-values.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Panel } from "../../ui/panel.tsx";
import { outgoingRows, seconds } from "./outgoing-words.ts";
import classes from "./admin-page.module.css";

const SHOWN_TABLES = 12;

/** How the instance is set up, what it holds, and how its queues do. */
export function OverviewPage() {
  const state = useQuery(instanceQuery);
  const outgoing = useQuery(outgoingQuery);
  return (
    <>
      <PageHeader
        title="Administration"
        description="The instance as a whole. What is set here comes from its environment."
      />
      {state.isError && <ErrorMessage error={state.error} onRetry={() => void state.refetch()} />}
      {state.isSuccess && (
        <div className={classes["cards"]}>
          <Panel title="Instance" flush>
            <KeyValues rows={instanceRows(state.data)} />
          </Panel>
          <Panel title="Webhooks" flush>
            <KeyValues rows={deliveryRows(state.data)} />
          </Panel>
          <Panel title="Storage" flush>
            <KeyValues rows={storageRows(state.data)} />
          </Panel>
          <Panel title="What webhooks may reach" flush>
            {outgoing.isError && <ErrorMessage error={outgoing.error} />}
            {outgoing.isSuccess && <KeyValues rows={outgoingRows(outgoing.data)} />}
          </Panel>
        </div>
      )}
    </>
  );
}

function instanceRows({ version, url, engine, retention, limits, mail }: InstanceState) {
  return [
    ["Version", version],
    ["Address", url],
    ["Database", engine === "sqlite" ? "SQLite" : "PostgreSQL"],
    ["Events are kept", counted(retention.events, "day")],
    ["Deliveries are kept", counted(retention.deliveries, "day")],
    ["Largest event", fileSize(limits.eventBytes)],
    ["Largest envelope", fileSize(limits.envelopeBytes)],
    ["Events that may wait", fullNumber(limits.waitingEvents)],
    ["Mail", mail.from ?? "not set up"],
  ] as const;
}

function deliveryRows({ deliveries: { waiting, oldestDueMs, latest } }: InstanceState) {
  return [
    ["Waiting", fullNumber(waiting)],
    ["Oldest has been due", oldestDueMs === 0 ? "none is late" : seconds(oldestDueMs / 1000)],
    ["Delivered lately", fullNumber(latest.delivered)],
    ["Failed lately", fullNumber(latest.failed)],
    ["Skipped lately", fullNumber(latest.skipped)],
  ] as const;
}

function storageRows({ storage: { bytes, tables } }: InstanceState) {
  const shown = tables.filter(({ rows }) => rows > 0).slice(0, SHOWN_TABLES);
  return [
    ["Whole database", fileSize(bytes)] as const,
    ...shown.map((table) => {
      const size = table.bytes === null ? "" : `, ${fileSize(table.bytes)}`;
      return [table.name.replaceAll("_", " "), `${counted(table.rows, "row")}${size}`] as const;
    }),
  ];
}
