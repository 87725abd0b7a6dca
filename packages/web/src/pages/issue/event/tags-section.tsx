import type { Event } from "@vedette/contract";
import classes from "./tags-section.module.css";

/** The event's tags. */
export function TagsSection({ tags }: { tags: Event["tags"] }) {
  if (tags.length === 0) return null;
  return (
    <ul className={classes["tags"]} aria-label="Tags of this event">
      {tags.map(({ key, value }) => (
        <li key={`${key}:${value}`} className={classes["tag"]}>
          <span className={classes["key"]}>{key}</span>
          <span className={classes["value"]} title={value}>
            {value}
          </span>
        </li>
      ))}
    </ul>
  );
}
