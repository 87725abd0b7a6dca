import type { ExceptionValueShape } from "@vedette/contract";
import { Panel } from "../../../ui/panel.tsx";
import type { FrameOrder } from "./frame-order.ts";
import { OrderToggle } from "./order-toggle.tsx";
import { StackTrace } from "./stack-trace.tsx";
import classes from "./exception-section.module.css";

interface ExceptionSectionProps {
  /** Oldest cause first, as the wire has it. */
  values: readonly ExceptionValueShape[];
  order: FrameOrder;
  onOrder: (order: FrameOrder) => void;
}

/** The exception that was reported and those it came from, each with its stack. */
export function ExceptionSection({ values, order, onOrder }: ExceptionSectionProps) {
  const ordered = order === "newest" ? values.toReversed() : values;
  const title = values.length > 1 ? `Exceptions (${values.length})` : "Exception";
  return (
    <Panel title={title} aside={<OrderToggle order={order} onOrder={onOrder} />} flush>
      {ordered.map((value, index) => (
        <section key={index} className={classes["exception"]}>
          {index > 0 && (
            <p className={classes["link"]}>{order === "newest" ? "caused by" : "which caused"}</p>
          )}
          <ExceptionHead value={value} />
          {value.stacktrace === null ? (
            <p className={classes["none"]}>The SDK sent no stack trace with it.</p>
          ) : (
            <StackTrace frames={value.stacktrace.frames} order={order} />
          )}
        </section>
      ))}
    </Panel>
  );
}

function ExceptionHead({ value }: { value: ExceptionValueShape }) {
  const mechanism = value.mechanism?.["type"];
  const handled = value.mechanism?.["handled"];
  return (
    <header className={classes["head"]}>
      <h3 className={classes["type"]}>
        {value.type ?? "Error"}
        {value.module !== null && <span className={classes["module"]}>{value.module}</span>}
      </h3>
      {value.value !== null && value.value !== "" && (
        <p className={classes["value"]}>{value.value}</p>
      )}
      <p className={classes["facts"]}>
        {typeof mechanism === "string" && <span>mechanism {mechanism}</span>}
        {typeof handled === "boolean" && (
          <span data-handled={handled}>{handled ? "handled" : "unhandled"}</span>
        )}
      </p>
    </header>
  );
}
