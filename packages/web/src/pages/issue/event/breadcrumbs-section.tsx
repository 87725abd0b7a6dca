import { Button } from "@mantine/core";
import type { BreadcrumbShape } from "@vedette/contract";
import { useState } from "react";
import { clockTime, fullTime } from "../../../format/time.ts";
import { InlineValues } from "../../../ui/inline-values.tsx";
import { Panel } from "../../../ui/panel.tsx";
import classes from "./breadcrumbs-section.module.css";

const SHOWN_AT_FIRST = 15;

/** What led there, newest first: the last steps, and all of them on request. */
export function BreadcrumbsSection({ breadcrumbs }: { breadcrumbs: readonly BreadcrumbShape[] }) {
  const [all, setAll] = useState(false);
  if (breadcrumbs.length === 0) return null;
  const newestFirst = breadcrumbs.toReversed();
  const shown = all ? newestFirst : newestFirst.slice(0, SHOWN_AT_FIRST);
  const rest = breadcrumbs.length - shown.length;
  return (
    <Panel title={`Breadcrumbs (${breadcrumbs.length})`} flush>
      <ol>
        {shown.map((breadcrumb, index) => (
          <Breadcrumb key={index} breadcrumb={breadcrumb} />
        ))}
      </ol>
      {rest > 0 && (
        <Button variant="subtle" fullWidth radius={0} onClick={() => setAll(true)}>
          Show {rest} earlier
        </Button>
      )}
    </Panel>
  );
}

function Breadcrumb({ breadcrumb }: { breadcrumb: BreadcrumbShape }) {
  const { timestamp, category, type, level, message, data } = breadcrumb;
  return (
    <li className={classes["crumb"]}>
      <span className={classes["category"]} data-level={level}>
        {category ?? type}
      </span>
      <div className={classes["text"]}>
        {message !== null && message !== "" && <p className={classes["message"]}>{message}</p>}
        {data !== null && <InlineValues values={data} />}
      </div>
      <span className={classes["level"]}>{level}</span>
      {timestamp !== null && (
        <time className={classes["time"]} dateTime={timestamp} title={fullTime(timestamp)}>
          {clockTime(timestamp)}
        </time>
      )}
    </li>
  );
}
