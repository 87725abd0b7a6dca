import type { HootState } from "@vedette/contract";
import { stateWords } from "./state-words.ts";
import classes from "./state-mark.module.css";

/** The state of a sentry or hoot: a dot in its colour and the word. Null: nothing was said yet. */
export function StateMark({ state }: { state: HootState | null }) {
  return (
    <span className={classes["mark"]}>
      <span className={classes["dot"]} data-state={state ?? "neutral"} aria-hidden="true" />
      {stateWords(state)}
    </span>
  );
}
