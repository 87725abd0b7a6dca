import type { ReactNode } from "react";
import classes from "./list-line.module.css";

interface ListLineProps {
  title: ReactNode;
  /** Lines under the title. */
  facts?: readonly ReactNode[];
  /** Stands at the right: a state, buttons. */
  aside?: ReactNode;
}

/** One of a list in a flush panel: what it is, what is known of it, what can be done. */
export function ListLine({ title, facts = [], aside }: ListLineProps) {
  return (
    <li className={classes["line"]}>
      <div className={classes["words"]}>
        <p className={classes["title"]}>{title}</p>
        {facts.map((fact, at) => (
          // Facts of a line stay where they are.
          // oxlint-disable-next-line no-array-index-key
          <p key={at} className={classes["facts"]}>
            {fact}
          </p>
        ))}
      </div>
      {aside !== undefined && <div className={classes["aside"]}>{aside}</div>}
    </li>
  );
}

/** What a list says when it is empty: what to do next. */
export function EmptyLine({ children }: { children: ReactNode }) {
  return <p className={classes["none"]}>{children}</p>;
}
