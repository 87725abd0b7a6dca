import { useId, type ReactNode } from "react";
import classes from "./panel.module.css";

interface PanelProps {
  title: string;
  /** Stands at the right of the title: a toggle, a link, a button. */
  aside?: ReactNode;
  /** Lets the content reach the panel's edges, for lists. */
  flush?: boolean;
  children: ReactNode;
}

/** A titled section of a page. */
export function Panel({ title, aside, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section className={classes["panel"]} aria-labelledby={id}>
      <header className={classes["head"]}>
        <h2 id={id} className={classes["title"]}>
          {title}
        </h2>
        {aside}
      </header>
      <div className={flush ? classes["flush"] : classes["body"]}>{children}</div>
    </section>
  );
}
