import type { ReactNode } from "react";
import classes from "./tone-mark.module.css";

/** How something stands, as a colour: `opening` and `off` are rings, `neutral` says nothing. */
export type Tone = "good" | "busy" | "warning" | "bad" | "opening" | "off" | "neutral";

/** A dot in the colour of how something stands. What it means has to be said beside it. */
export function ToneDot({ tone }: { tone: Tone }) {
  return <span className={classes["dot"]} data-tone={tone} aria-hidden="true" />;
}

/** How something stands: a dot in its colour and the word. */
export function ToneMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={classes["mark"]}>
      <ToneDot tone={tone} />
      {children}
    </span>
  );
}
