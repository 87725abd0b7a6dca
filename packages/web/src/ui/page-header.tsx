import type { ReactNode } from "react";
import { usePageTitle } from "./use-page-title.ts";
import classes from "./page-header.module.css";

interface PageHeaderProps {
  title: string;
  /** A line under the title. */
  description?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The heading of a page, which also names the browser tab. */
export function PageHeader({ title, description, actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className={classes["header"]}>
      <div className={classes["words"]}>
        <h1 className={classes["title"]}>{title}</h1>
        {description !== undefined && <p className={classes["description"]}>{description}</p>}
      </div>
      {actions !== undefined && <div className={classes["actions"]}>{actions}</div>}
    </header>
  );
}
