import { Link } from "@tanstack/react-router";
import type { Event } from "@vedette/contract";
import { tagQuery } from "../../issues/issue-search.ts";
import classes from "./tags-section.module.css";

interface TagsSectionProps {
  organization: string;
  tags: Event["tags"];
}

/** The event's tags; each leads to the issues that carry it. */
export function TagsSection({ organization, tags }: TagsSectionProps) {
  if (tags.length === 0) return null;
  return (
    <ul className={classes["tags"]} aria-label="Tags of this event">
      {tags.map(({ key, value }) => (
        <li key={`${key}:${value}`} className={classes["tag"]}>
          <span className={classes["key"]}>{key}</span>
          <Link
            to="/organizations/$organization/issues/"
            params={{ organization }}
            search={{ query: tagQuery(key, value) }}
            className={classes["value"]}
          >
            {value}
          </Link>
        </li>
      ))}
    </ul>
  );
}
