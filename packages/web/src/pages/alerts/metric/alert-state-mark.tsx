import type { MetricAlertState } from "@vedette/contract";
import classes from "./metric.module.css";

interface AlertStateMarkProps {
  state: MetricAlertState;
  words: string;
}

/** How a metric alert or an incident stands: a dot in its colour and the word. */
export function AlertStateMark({ state, words }: AlertStateMarkProps) {
  return (
    <span className={classes["mark"]}>
      <span className={classes["dot"]} data-state={state} aria-hidden="true" />
      {words}
    </span>
  );
}
