import { Link } from "@tanstack/react-router";
import {
  DEFAULT_QUERY,
  parseIssueSearch,
  STATUS_TABS,
  statusOf,
  withStatus,
} from "./issue-search.ts";
import type { IssueSearch } from "./issue-search.ts";
import classes from "./issue-tabs.module.css";

/** The statuses as links that change only the status term of the search. */
export function IssueTabs({ search }: { search: IssueSearch }) {
  const query = search.query ?? DEFAULT_QUERY;
  const current = statusOf(query);
  const { cursor: _, ...kept } = search;
  return (
    <nav aria-label="Status" className={classes["tabs"]}>
      {STATUS_TABS.map(({ value, label }) => (
        <Link
          key={value}
          from="/organizations/$organization/issues"
          to="./"
          search={parseIssueSearch({ ...kept, query: withStatus(query, value) })}
          className={classes["tab"]}
          aria-current={value === current ? "page" : undefined}
          data-current={value === current}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
