import { sendTestWebhook, WEBHOOK_EVENTS } from "@vedette/contract";
import type { Command } from "commander";
import { addApiOptions, CannotAsk, openConnection } from "../api-connection.ts";
import { pickApp } from "../pick-app.ts";

interface TriggerFlags {
  url?: string;
  app?: string;
  installation?: string;
}

export function addTrigger(program: Command): void {
  const command = program
    .command("trigger <event>")
    .description("Send a sample of an event, such as issue.created, to an integration.")
    .option("--app <slug>", "The integration; the only one without it.")
    .option("--installation <uuid>", "For which of its installations; the oldest without it.");
  addApiOptions(command).action(async (event: string, flags: TriggerFlags) => {
    if (!WEBHOOK_EVENTS.some((name) => name === event)) {
      throw new CannotAsk(`There is no event "${event}"; there are ${WEBHOOK_EVENTS.join(", ")}.`);
    }
    const connection = openConnection(flags);
    const app = await pickApp(connection, flags.app);
    const { installation } = flags;
    const { body } = await connection.client.call(sendTestWebhook, {
      params: { app: app.slug },
      body: { event, ...(installation !== undefined && { installation }) },
    });
    const what = `A sample of ${event} for ${app.name} is delivery ${body.id}`;
    const end =
      body.status === "skipped"
        ? "it has no webhook URL, so only vedette listen gets it."
        : `see what becomes of it: vedette why ${body.id}`;
    process.stdout.write(`${what}; ${end}\n`);
  });
}
