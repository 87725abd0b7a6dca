import { JsonView } from "./json-view.tsx";
import classes from "./inline-values.module.css";

/** Names with their values one after another, for data of which there is little. */
export function InlineValues({ values }: { values: { readonly [name: string]: unknown } }) {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <dl className={classes["values"]}>
      {entries.map(([name, value]) => (
        <div key={name} className={classes["pair"]}>
          <dt className={classes["name"]}>{name}</dt>
          <dd className={classes["value"]}>
            <JsonView value={value} depth={1} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
