import { findIssueLink, findTestTarget } from "@vedette/server";
import type { Command } from "commander";
import { sendTestEvent } from "../send-test-event.ts";
import { addSettings, DATABASE_FLAGS, readSource } from "../settings-options.ts";

interface TestEventFlags {
  dsn?: string;
  organization?: string;
  project?: string;
  message?: string;
}

export function addSendTestEvent(program: Command): void {
  const command = program
    .command("send-test-event")
    .description("Send one event to a running server, and print its id and where to see it.")
    .option(
      "--dsn <dsn>",
      "Where to send it [VEDETTE_DSN]; without it: a project of this database.",
    )
    .option("--organization <slug>", "Organization of the project; the oldest one without it.")
    .option("--project <slug>", "The project; the first one without it.")
    .option("--message <text>", "What the event says.");
  addSettings(command, [...DATABASE_FLAGS, "url", "port"]).action(async (flags: TestEventFlags) => {
    const source = readSource(command);
    const given = flags.dsn ?? (process.env["VEDETTE_DSN"] || undefined);
    const target = given === undefined ? await findTestTarget(source, flags) : undefined;
    const eventId = await sendTestEvent(given ?? target?.dsn ?? "", flags.message);
    process.stdout.write(`Event  ${eventId}\n`);
    const link = target && (await findIssueLink(source, target, eventId));
    if (link !== undefined) process.stdout.write(`Issue  ${link}\n`);
  });
}
