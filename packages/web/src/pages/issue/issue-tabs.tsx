import { Link } from "@tanstack/react-router";
import type { IssueDetail } from "@vedette/contract";
import { fullNumber } from "../../format/number.ts";
import { useCurrentInView } from "../../ui/use-current-in-view.ts";
import classes from "../issues/issue-tabs.module.css";

/** The pages of one issue. */
export function IssueTabs({ organization, issue }: { organization: string; issue: IssueDetail }) {
  const params = { organization, issue: issue.id };
  const row = useCurrentInView<HTMLElement>();
  const tabs = [
    { to: "/organizations/$organization/issues/$issue/", label: "Details" },
    {
      to: "/organizations/$organization/issues/$issue/events/",
      label: `All events (${fullNumber(Number(issue.count))})`,
    },
    { to: "/organizations/$organization/issues/$issue/tags/", label: "Tags" },
    { to: "/organizations/$organization/issues/$issue/merged/", label: "Merged issues" },
    {
      to: "/organizations/$organization/issues/$issue/feedback/",
      label: `Feedback (${fullNumber(issue.userReportCount)})`,
    },
  ] as const;
  return (
    <nav ref={row} aria-label="Pages of this issue" className={classes["tabs"]}>
      {tabs.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          params={params}
          className={classes["tab"]}
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ "data-current": true }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
