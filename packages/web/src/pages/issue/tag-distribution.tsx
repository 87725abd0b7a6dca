import { useQuery } from "@tanstack/react-query";
import type { IssueDetail, TagKey } from "@vedette/contract";
import { issueTagsQuery } from "../../api/issues.ts";
import { share } from "../../format/number.ts";
import { Panel } from "../../ui/panel.tsx";
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
    <Panel title="Tags of all events">
      <div className={classes["tags"]}>
        {tags.slice(0, KEYS_SHOWN).map((tag) => (
          <TagShares key={tag.key} tag={tag} />
        ))}
      </div>
    </Panel>
  );
}

function TagShares({ tag }: { tag: TagKey }) {
  return (
    <div>
      <h3 className={classes["key"]}>{tag.key}</h3>
      <ul>
        {tag.topValues.slice(0, VALUES_SHOWN).map((value) => {
          const part = share(value.count, tag.totalValues);
          return (
            <li key={value.value} className={classes["value"]}>
              <span className={classes["bar"]} style={{ width: part.replace("<", "") }} />
              <span className={classes["name"]} title={value.value}>
                {value.value === "" ? "(empty)" : value.value}
              </span>
              <span className={classes["share"]}>{part}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
