import { Icon } from "../../../ui/icon.tsx";
import type { Verdict } from "./schema-verdict.ts";
import classes from "./schema-state.module.css";

/** What is wrong with the schema and where, or what it makes. */
export function SchemaState({ verdict }: { verdict: Verdict }) {
  return (
    <p id="schema-state" role="status" className={classes["state"]} data-kind={verdict.kind}>
      <Icon name={verdict.kind === "wrong" ? "alert" : "check"} size={14} />
      <span>{stateWords(verdict)}</span>
    </p>
  );
}

function stateWords(verdict: Verdict): string {
  if (verdict.kind === "checking") return "Checking…";
  if (verdict.kind === "fine") {
    const { types } = verdict;
    return types.length === 0 ? "Nothing is added to pages." : `Can be saved: ${types.join(", ")}.`;
  }
  const { line, column, sentence } = verdict;
  if (line === undefined) return sentence;
  return `Line ${line}${column === undefined ? "" : `, column ${column}`}: ${sentence}`;
}
