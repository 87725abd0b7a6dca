import { useState, type ReactNode } from "react";
import classes from "./fold.module.css";

interface FoldProps {
  title: ReactNode;
  /** Made only once it is opened. */
  children: () => ReactNode;
}

/** A section of a page that is closed until somebody wants it. */
export function Fold({ title, children }: FoldProps) {
  const [opened, setOpened] = useState(false);
  return (
    <details className={classes["fold"]} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className={classes["title"]}>{title}</summary>
      {opened && children()}
    </details>
  );
}
