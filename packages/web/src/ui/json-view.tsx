import classes from "./json-view.module.css";

const OPEN_DEPTH = 1;

/** Any JSON value as text; objects and lists fold. */
export function JsonView({ value, depth = 0 }: { value: unknown; depth?: number }) {
  if (typeof value !== "object" || value === null) return <Plain value={value} />;
  const isList = Array.isArray(value);
  const entries = Object.entries(value);
  const brackets = isList ? "[]" : "{}";
  if (entries.length === 0) return <span className={classes["mark"]}>{brackets}</span>;
  return (
    <details className={classes["fold"]} open={depth < OPEN_DEPTH}>
      <summary className={classes["summary"]}>
        {isList ? `[${entries.length}]` : `{${entries.length}}`}
      </summary>
      <ul className={classes["entries"]}>
        {entries.map(([key, item]) => (
          <li key={key}>
            <span className={classes["key"]}>{key}</span>
            <span className={classes["mark"]}>: </span>
            <JsonView value={item} depth={depth + 1} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Plain({ value }: { value: unknown }) {
  if (typeof value === "string") return <span className={classes["text"]}>{value}</span>;
  return <span className={classes["literal"]}>{String(value)}</span>;
}
