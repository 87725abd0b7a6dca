import type { Event } from "@vedette/contract";
import { Fold } from "../../../ui/fold.tsx";
import { JsonView } from "../../../ui/json-view.tsx";
import { KeyValues } from "../../../ui/key-values.tsx";
import { Panel } from "../../../ui/panel.tsx";

/** The rest an event carries: additional data, the SDK, packages, and what was wrong with it. */
export function EventDataSections({ event }: { event: Event }) {
  return (
    <>
      <Table title="Additional data" data={event.context} />
      <Table title="SDK" data={sdkOf(event)} />
      <Packages packages={event.packages} />
      {event.errors.length > 0 && (
        <Panel title={`Problems with this event (${event.errors.length})`}>
          <JsonView value={event.errors} />
        </Panel>
      )}
    </>
  );
}

function Table({ title, data }: { title: string; data: { [key: string]: unknown } }) {
  const entries = Object.entries(data);
  if (entries.length === 0) return null;
  return (
    <Panel title={title} flush>
      <KeyValues
        rows={entries.map(([key, value]) => [key, <JsonView key={key} value={value} />])}
      />
    </Panel>
  );
}

function Packages({ packages }: { packages: Event["packages"] }) {
  const entries = Object.entries(packages);
  if (entries.length === 0) return null;
  return (
    <Fold title={`Packages (${entries.length})`}>
      {() => <KeyValues rows={entries.map(([name, version]) => [name, String(version)])} />}
    </Fold>
  );
}

/** Name and version; the lists of integrations and packages are in the raw JSON. */
function sdkOf(event: Event): { [key: string]: unknown } {
  const known = ["name", "version"].map((key) => [key, event.sdk?.[key]] as const);
  return Object.fromEntries(known.filter(([, value]) => typeof value === "string"));
}
