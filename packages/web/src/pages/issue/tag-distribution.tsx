import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { IssueDetail } from "@vedette/contract";
import { issueTagsQuery } from "../../api/issues.ts";
import { Panel } from "../../ui/panel.tsx";
import { TagValues } from "./tag-values.tsx";
import classes from "./tag-distribution.module.css";

const KEYS_SHOWN = 8;
const VALUES_SHOWN = 3;

interface TagDistributionProps {
  organization: string;
  issue: IssueDetail;
}

/** What the issue's events have in common: the most frequent values of their tags. */
export function TagDistribution({ organization, issue }: TagDistributionProps) {
  const { data: tags = [] } = useQuery(issueTagsQuery(organization, issue.id));
  if (tags.length === 0) return null;
  return (
    <Panel
      title="Tags of all events"
      aside={
        <Link
          to="/organizations/$organization/issues/$issue/tags/"
          params={{ organization, issue: issue.id }}
          className={classes["all"]}
        >
          All tags
        </Link>
      }
    >
      <div className={classes["tags"]}>
        {tags.slice(0, KEYS_SHOWN).map((tag) => (
          <div key={tag.key}>
            <h3 className={classes["key"]}>{tag.key}</h3>
            <TagValues organization={organization} issue={issue} tag={tag} most={VALUES_SHOWN} />
          </div>
        ))}
      </div>
    </Panel>
  );
}
