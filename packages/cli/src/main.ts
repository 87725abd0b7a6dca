import { CommanderError } from "commander";
import { toSentence } from "./to-sentence.ts";
import { createProgram } from "./program.ts";

/**
 * Runs one command line (without `node` and the script) and gives the exit code. Whatever goes
 * wrong is one sentence on standard error and code 1.
 */
export async function main(args: readonly string[]): Promise<number> {
  const ended = { code: 0 };
  try {
    await createProgram(ended).parseAsync([...args], { from: "user" });
    return ended.code;
  } catch (error) {
    // Commander has said already what was wrong with the command line, or shown the help.
    if (error instanceof CommanderError) return error.exitCode;
    process.stderr.write(`${toSentence(error)}\n`);
    return 1;
  }
}
