import { migrateDatabase } from "@vedette/server";
import type { Command } from "commander";
import { addSettings, DATABASE_FLAGS, readSource } from "../settings-options.ts";

export function addMigrate(program: Command): void {
  const command = program
    .command("migrate")
    .description("Bring the database's schema up to date, without serving.");
  addSettings(command, DATABASE_FLAGS).action(async () => {
    const done = await migrateDatabase(readSource(command));
    const lines =
      done.length > 0 ? done.map((name) => `Migrated ${name}`) : ["The database is up to date."];
    process.stdout.write(`${lines.join("\n")}\n`);
  });
}
