import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import classes from "./empty-state.module.css";

interface EmptyStateProps {
  icon: IconName;
  title: string;
  /** What to do next, in a sentence. */
  children: ReactNode;
  action?: ReactNode;
}

/** A place where there is nothing yet, saying what to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={classes["empty"]}>
      <span className={classes["icon"]}>
        <Icon name={icon} size={22} />
      </span>
      <h2 className={classes["title"]}>{title}</h2>
      <div className={classes["text"]}>{children}</div>
      {action}
    </div>
  );
}
