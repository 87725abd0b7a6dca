import { run } from "@vedette/server";
import type { Command } from "commander";
import type { Ended } from "../ended.ts";
import { addSettings, readSource } from "../settings-options.ts";

export function addServe(program: Command, ended: Ended): void {
  const command = program
    .command("serve")
    .description("Serve until a signal comes. Makes and migrates the database first.");
  addSettings(command).action(async () => {
    ended.code = await run(readSource(command));
  });
}
