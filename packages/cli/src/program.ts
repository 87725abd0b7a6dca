import { version } from "@vedette/server";
import { Command } from "commander";
import { addBootstrap } from "./commands/bootstrap.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addListen } from "./commands/listen.ts";
import { addMigrate } from "./commands/migrate.ts";
import { addPasswordLink } from "./commands/password-link.ts";
import { addResend } from "./commands/resend.ts";
import { addSendTestEvent } from "./commands/send-test-event.ts";
import { addServe } from "./commands/serve.ts";
import { addTrigger } from "./commands/trigger.ts";
import { addWhy } from "./commands/why.ts";
import type { Ended } from "./ended.ts";

/** Every command of the executable. */
export function createProgram(ended: Ended): Command {
  const program = new Command("vedette")
    .description(
      "Self-hosted error tracking: the server, what its operator needs, and who builds integrations.",
    )
    .version(version)
    .exitOverride()
    .showSuggestionAfterError();
  addServe(program, ended);
  addBootstrap(program);
  addSendTestEvent(program);
  addMigrate(program);
  addDoctor(program, ended);
  addPasswordLink(program);
  addListen(program);
  addTrigger(program);
  addWhy(program);
  addResend(program);
  return program;
}
