import { CopyButton } from "./copy-button.tsx";
import classes from "./code-block.module.css";

interface CodeBlockProps {
  code: string;
  /** What the code is, for the copy button and screen readers. */
  label: string;
  maxHeight?: number;
}

/** Lines of code as they are, with a button that copies them. */
export function CodeBlock({ code, label, maxHeight }: CodeBlockProps) {
  return (
    <div className={classes["block"]}>
      {/* A scrolling region must be reachable by keyboard. */}
      <pre
        className={classes["code"]}
        tabIndex={0}
        aria-label={label}
        style={maxHeight === undefined ? undefined : { maxHeight }}
      >
        {code}
      </pre>
      <div className={classes["copy"]}>
        <CopyButton value={code} what={label} />
      </div>
    </div>
  );
}
