import { fileURLToPath } from "node:url";
import type { Bootstrapped } from "@vedette/server";
import { type ProgramResult, runProgram } from "./run-program.ts";
import { owner } from "./owner.ts";

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

/** Makes acme, its shop and their owner from the command line, beside a server that runs. */
export async function bootstrapBeside(
  env: Readonly<Record<string, string>>,
): Promise<Bootstrapped> {
  const args = ["--organization", "acme", "--project", "shop", "--email", owner.email, "--json"];
  const { code, stdout, stderr } = await runVedette(["bootstrap", ...args], {
    ...env,
    VEDETTE_BOOTSTRAP_PASSWORD: owner.password,
  });
  if (code !== 0) throw new Error(`bootstrap ended with code ${code}: ${stderr}`);
  return JSON.parse(stdout) as Bootstrapped;
}
