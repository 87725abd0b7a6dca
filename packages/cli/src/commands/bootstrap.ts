import { randomBytes } from "node:crypto";
import { bootstrapInstance, type Bootstrapped } from "@vedette/server";
import type { Command } from "commander";
import { addSettings, DATABASE_FLAGS, readSource } from "../settings-options.ts";

interface BootstrapFlags {
  email: string;
  password?: string;
  organization: string;
  team?: string;
  project: string;
  platform?: string;
  json?: boolean;
}

export function addBootstrap(program: Command): void {
  const command = program
    .command("bootstrap")
    .description(
      "Make what is missing of an organization, its owner, a team and a project, and a fresh token. May be repeated, also beside a running server.",
    )
    .requiredOption("--email <address>", "Who owns the organization and signs in.")
    .option(
      "--password <text>",
      "Their password, when they are made now. Better in VEDETTE_BOOTSTRAP_PASSWORD, which others cannot see; made up without either.",
    )
    .option("--organization <name>", "Name of the organization.", "My Organization")
    .option("--team <name>", "Name of the team; that of the organization without it.")
    .option("--project <name>", "Name of the project.", "My Project")
    .option("--platform <name>", "What the project runs on, such as node or python.")
    .option("--json", "Print one JSON object.");
  addSettings(command, [...DATABASE_FLAGS, "url", "port"]).action(async (flags: BootstrapFlags) => {
    const madeUp: string[] = [];
    const makeUp = (): string => {
      const password = randomBytes(12).toString("hex");
      madeUp.push(password);
      return password;
    };
    const password = flags.password ?? (process.env["VEDETTE_BOOTSTRAP_PASSWORD"] || makeUp);
    const made = await bootstrapInstance(readSource(command), { ...flags, password });
    process.stdout.write(flags.json ? `${JSON.stringify(made, null, 2)}\n` : toLines(made));
    // Not in the JSON, which is for programs: whoever runs this by hand sees it once.
    for (const text of madeUp) process.stderr.write(`Password of ${made.user.email}: ${text}\n`);
  });
}

function toLines(made: Bootstrapped): string {
  return [
    `Address       ${made.url}`,
    `Organization  ${made.organization.slug}`,
    `Project       ${made.project.slug}`,
    `Sign in as    ${made.user.email}`,
    `DSN           ${made.dsn}`,
    `Token         ${made.token}  (the one of the last run is dead)`,
    "",
  ].join("\n");
}
