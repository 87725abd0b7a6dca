import type { EventEntry } from "@vedette/contract";
import { JsonView } from "../../../ui/json-view.tsx";
import { Panel } from "../../../ui/panel.tsx";
import { BreadcrumbsSection } from "./breadcrumbs-section.tsx";
import type { FrameOrder } from "./frame-order.ts";
import { ExceptionSection } from "./exception-section.tsx";
import { MessageSection } from "./message-section.tsx";
import { OrderToggle } from "./order-toggle.tsx";
import { RequestSection } from "./request-section.tsx";
import { StackTrace } from "./stack-trace.tsx";
import { ThreadsSection } from "./threads-section.tsx";

const NAMES = {
  template: "Template",
  csp: "Content security policy",
  hpkp: "Public key pinning",
  expectct: "Certificate transparency",
  expectstaple: "OCSP stapling",
  nel: "Network error",
  debugmeta: "Debug images",
  spans: "Spans",
};

interface EntrySectionProps {
  entry: EventEntry;
  order: FrameOrder;
  onOrder: (order: FrameOrder) => void;
}

/** The section for one entry of an event. A kind without a view of its own is shown as data. */
export function EntrySection({ entry, order, onOrder }: EntrySectionProps) {
  switch (entry.type) {
    case "exception":
      return <ExceptionSection values={entry.data.values} order={order} onOrder={onOrder} />;
    case "message":
      return <MessageSection data={entry.data} />;
    case "stacktrace":
      return (
        <Panel title="Stack trace" aside={<OrderToggle order={order} onOrder={onOrder} />} flush>
          <StackTrace frames={entry.data.frames} order={order} />
        </Panel>
      );
    case "threads":
      return <ThreadsSection threads={entry.data.values} order={order} onOrder={onOrder} />;
    case "breadcrumbs":
      return <BreadcrumbsSection breadcrumbs={entry.data.values} />;
    case "request":
      return <RequestSection request={entry.data} />;
    default:
      return (
        <Panel title={NAMES[entry.type]}>
          <JsonView value={entry.data} />
        </Panel>
      );
  }
}
