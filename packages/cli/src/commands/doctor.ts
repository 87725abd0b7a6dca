import { type Check, examine } from "@vedette/server";
import type { Command } from "commander";
import type { Ended } from "../ended.ts";
import { addSettings, readSource } from "../settings-options.ts";

export function addDoctor(program: Command, ended: Ended): void {
  const command = program
    .command("doctor")
    .description("Check everything a server needs, and say what to do about each problem.");
  addSettings(command).action(async () => {
    for await (const check of examine(readSource(command))) {
      process.stdout.write(`${toLine(check)}\n`);
      if (!check.ok) ended.code = 1;
    }
  });
}

function toLine({ name, ok, found, advice }: Check): string {
  const what = advice === undefined ? found : `${found.replace(/\.$/, "")}. ${advice}`;
  return `${ok ? "ok     " : "PROBLEM"}  ${name.padEnd(12)} ${what}`;
}
