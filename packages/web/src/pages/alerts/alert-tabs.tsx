import { Link } from "@tanstack/react-router";
import classes from "./alerts-page.module.css";

/** The kinds of alerts. A new kind gets its tab here. */
const TABS = [
  { to: "/organizations/$organization/alerts/", label: "Issue rules" },
  { to: "/organizations/$organization/alerts/metric/", label: "Metric alerts" },
] as const;

export function AlertTabs({ organization }: { organization: string }) {
  return (
    <nav aria-label="Kinds of alerts" className={classes["tabs"]}>
      {TABS.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={{ organization }}
          className={classes["tab"]}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
