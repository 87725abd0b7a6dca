import { Link } from "@tanstack/react-router";
import type { IssueDetail, TagKey } from "@vedette/contract";
import { counted, share } from "../../format/number.ts";
import { quoted } from "../issues/search-box/search-place.ts";
import classes from "./tag-distribution.module.css";

interface TagValuesProps {
  organization: string;
  issue: IssueDetail;
  tag: TagKey;
  most: number;
}

/** The most frequent values of a tag with their shares; each leads to all issues that have it. */
export function TagValues({ organization, issue, tag, most }: TagValuesProps) {
  return (
    <ul>
      {tag.topValues.slice(0, most).map(({ value, count }) => {
        const part = share(count, tag.totalValues);
        return (
          <li key={value} className={classes["value"]} title={counted(count, "event")}>
            <span className={classes["bar"]} style={{ width: part.replace("<", "") }} />
            <Link
              to="/organizations/$organization/issues/"
              params={{ organization }}
              search={{ query: `${tag.key}:${quoted(value)}`, project: issue.project.slug }}
              className={classes["name"]}
            >
              {value === "" ? "(empty)" : value}
            </Link>
            <span className={classes["share"]}>{part}</span>
          </li>
        );
      })}
    </ul>
  );
}
