import classes from "./monitor-mark.module.css";

interface MonitorMarkProps {
  /** `ok`, or whatever of the wire's words went wrong. */
  state: string;
  words: string;
}

/** How a monitor or a run stands: a dot in its colour and the word. */
export function MonitorMark({ state, words }: MonitorMarkProps) {
  return (
    <span className={classes["mark"]}>
      <span className={classes["dot"]} data-state={state} aria-hidden="true" />
      {words}
    </span>
  );
}
