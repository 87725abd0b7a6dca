import type { ReactNode } from "react";
import classes from "./key-values.module.css";

/** Names with their values, one a line; on narrow screens the value stands under its name. */
export function KeyValues({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className={classes["list"]}>
      {rows.map(([name, value]) => (
        <div key={name} className={classes["row"]}>
          <dt className={classes["name"]}>{name}</dt>
          <dd className={classes["value"]}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
