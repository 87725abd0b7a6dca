import { version } from "@vedette/server";
import { Command } from "commander";
import { addBootstrap } from "./commands/bootstrap.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addMigrate } from "./commands/migrate.ts";
import { addSendTestEvent } from "./commands/send-test-event.ts";
import { addServe } from "./commands/serve.ts";
import type { Ended } from "./ended.ts";

/** Every command of the executable. */
export function createProgram(ended: Ended): Command {
  const program = new Command("vedette")
    .description("Self-hosted error tracking: the server, and what its operator needs.")
    .version(version)
    .exitOverride()
    .showSuggestionAfterError();
  addServe(program, ended);
  addBootstrap(program);
  addSendTestEvent(program);
  addMigrate(program);
  addDoctor(program, ended);
  return program;
}
