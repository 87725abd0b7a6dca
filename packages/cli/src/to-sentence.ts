import { whyNotAsked } from "./api-connection.ts";
import { CannotOpen, CannotRun, CannotStart, ConfigError } from "@vedette/server";

/** What went wrong, in one line without a stack. Errors for operators say it themselves. */
export function toSentence(error: unknown): string {
  for (const kind of [CannotOpen, CannotRun, CannotStart, ConfigError]) {
    if (error instanceof kind) return error.message;
  }
  const refused = whyNotAsked(error);
  if (refused !== undefined) return refused;
  const message = error instanceof Error ? error.message || error.name : String(error);
  return `Vedette failed: ${message.split("\n")[0]}`;
}
