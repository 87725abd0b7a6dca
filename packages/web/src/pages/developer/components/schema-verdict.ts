import type { shapes } from "@vedette/contract";
import type { ReadJson } from "./json-places.ts";
import { lineOfMessage } from "./schema-fault.ts";

type Checked = ReturnType<(typeof shapes.checkedSchema)["parse"]>;

/** What is known of a schema that somebody writes. */
export type Verdict = { line?: number | undefined; column?: number | undefined } & (
  | { kind: "checking" }
  | { kind: "fine"; types: readonly string[] }
  | { kind: "wrong"; sentence: string }
);

/** Joins what we read and what the server said, which is undefined as long as it said nothing. */
export function readVerdict(read: ReadJson, checked: Checked | undefined): Verdict {
  if (read.fault !== undefined) {
    const { sentence, line, column } = read.fault;
    return { kind: "wrong", sentence, line, column };
  }
  if (checked === undefined) return { kind: "checking" };
  const { message, types } = checked;
  if (message === null) return { kind: "fine", types };
  return { kind: "wrong", sentence: message, line: lineOfMessage(message, read.value, read.lines) };
}
