import type { Command } from "commander";
import { WEBHOOK_EVENTS } from "@vedette/contract";
import { addApiOptions, CannotAsk, openConnection } from "../api-connection.ts";
import { listen } from "../listen/listen.ts";
import { pickApp } from "../pick-app.ts";

interface ListenFlags {
  url?: string;
  app?: string;
  forwardTo?: string;
  events?: string;
  after?: string;
  printSecret?: boolean;
}

export function addListen(program: Command): void {
  const command = program
    .command("listen")
    .description("Bring an integration's webhooks to this machine, without a tunnel.")
    .option("--forward-to <address>", "Where to send them, such as http://localhost:3000/webhook.")
    .option("--app <slug>", "The integration; the only one without it.")
    .option("--events <names>", "Only these, separated by commas, such as issue.created.")
    .option("--after <delivery>", "Begin after this delivery, and not with what comes from now on.")
    .option("--print-secret", "Print the secret that they are signed with, and end.");
  addApiOptions(command).action(async (flags: ListenFlags) => {
    const events = flags.events === undefined ? [] : readEvents(flags.events);
    const connection = openConnection(flags);
    const app = await pickApp(connection, flags.app);
    if (flags.printSecret) {
      process.stdout.write(`${readSecret(app.clientSecret)}\n`);
      return;
    }
    const ending = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.once(signal, () => ending.abort());
    }
    const forwardTo = readAddress(flags.forwardTo);
    const after = readAfter(flags.after);
    await listen({ connection, app, forwardTo, events, after, signal: ending.signal });
  });
}

function readAddress(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? "")) return text;
  throw new CannotAsk(`"${text}" is no address, such as http://localhost:3000/webhook.`);
}

function readEvents(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  // An integration that asked for it hears of ignored issues under this name.
  const known = new Set<string>([...WEBHOOK_EVENTS, "issue.archived"]);
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return names;
  throw new CannotAsk(`There is no event "${unknown}"; there are ${WEBHOOK_EVENTS.join(", ")}.`);
}

function readAfter(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new CannotAsk(`"${text}" is no number of a delivery.`);
}

/** The server shows it for a day only, to those who could do all that the integration can. */
function readSecret(secret: string | null | undefined): string {
  if (secret && /^[0-9a-f]+$/.test(secret)) return secret;
  throw new CannotAsk(
    "The client secret is shown on its first day only, to those with the integration's own permissions; replace it in the settings to see a new one.",
  );
}
