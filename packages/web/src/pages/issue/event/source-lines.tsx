import classes from "./source-lines.module.css";

interface SourceLinesProps {
  lines: readonly (readonly [number, string])[];
  /** The line the call stood at. */
  at: number | null;
}

/** Source around a call with its line numbers; the line of the call stands out. */
export function SourceLines({ lines, at }: SourceLinesProps) {
  return (
    <pre className={classes["source"]} tabIndex={0} aria-label="Source">
      {lines.map(([number, text]) => (
        <span key={number} className={classes["line"]} data-here={number === at}>
          <span className={classes["number"]}>{number}</span>
          <span className={classes["text"]}>{text}</span>
        </span>
      ))}
    </pre>
  );
}
