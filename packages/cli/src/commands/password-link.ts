import { makePasswordLink } from "@vedette/server";
import type { Command } from "commander";
import { addSettings, DATABASE_FLAGS, readSource } from "../settings-options.ts";

interface PasswordLinkFlags {
  removeSecondFactor?: boolean;
}

export function addPasswordLink(program: Command): void {
  const command = program
    .command("password-link")
    .description(
      "Print a link with which somebody who cannot sign in chooses a new password, once and within the hour. Also beside a running server.",
    )
    .argument("<email>", "Whose password.")
    .option("--remove-second-factor", "Ask them for no code either: their phone is lost, too.");
  addSettings(command, [...DATABASE_FLAGS, "url", "port"]).action(
    async (email: string, { removeSecondFactor = false }: PasswordLinkFlags) => {
      const source = readSource(command);
      const made = await makePasswordLink(source, { email, removeSecondFactor });
      process.stdout.write(`${made.link}\n`);
      // Whoever pipes the link on gets nothing else.
      process.stderr.write(
        `Good once, for ${made.validMinutes} minutes. Whoever opens it chooses the password of ${made.email}.\n`,
      );
    },
  );
}
