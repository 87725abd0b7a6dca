import { fileURLToPath } from "node:url";
import { type ProgramResult, runProgram } from "./run-program.ts";

/** The one executable, as operators run it. */
export const vedetteExecutable = fileURLToPath(
  new URL("../../cli/bin/vedette.js", import.meta.url),
);

/** Runs one command of the executable to its end, with these settings and no others. */
export async function runVedette(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ProgramResult> {
  return await runProgram(vedetteExecutable, {
    args,
    env: { VEDETTE_LOG_LEVEL: "error", ...env },
  });
}
