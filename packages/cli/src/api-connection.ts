import { ApiError, type Client, createClient } from "@vedette/contract";
import type { Command } from "commander";

/** A running server, as somebody with a token. */
export interface ApiConnection {
  /** Without a slash at its end. */
  url: string;
  token: string;
  client: Client;
}

/** The command cannot do what it was asked to; the message is one sentence for who asked. */
export class CannotAsk extends Error {
  override name = "CannotAsk";
}

const USUAL_URL = "http://localhost:8000";

/** Gives a command what it needs to call a server. */
export function addApiOptions(command: Command): Command {
  return command.option(
    "--url <url>",
    `Where the server is [VEDETTE_URL; ${USUAL_URL}]. The token is in VEDETTE_TOKEN.`,
  );
}

/** Reads where the server is, and who calls. Refuses when there is no token. */
export function openConnection(flags: { url?: string }): ApiConnection {
  const given = flags.url ?? (process.env["VEDETTE_URL"] || USUAL_URL);
  const url = given.replace(/\/+$/, "");
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? "")) {
    throw new CannotAsk(`"${given}" is no address of a server, such as ${USUAL_URL}.`);
  }
  const token = process.env["VEDETTE_TOKEN"];
  if (!token) {
    throw new CannotAsk(
      `Set VEDETTE_TOKEN to a token with the scope org:write; make one at ${url}/settings/account/api/auth-tokens/.`,
    );
  }
  const headers = { authorization: `Bearer ${token}` };
  return { url, token, client: createClient({ baseUrl: url, headers }) };
}

/** Why a server could not be asked, in one sentence; undefined for what is no such error. */
export function whyNotAsked(error: unknown): string | undefined {
  if (error instanceof CannotAsk) return error.message;
  if (error instanceof ApiError) return `The server refused (${error.status}): ${error.message}`;
  if (!(error instanceof TypeError) || error.message !== "fetch failed") return undefined;
  const { cause } = error;
  const reason = cause instanceof Error ? cause.message || String(Reflect.get(cause, "code")) : "";
  return `The server could not be reached: ${reason || "no answer"}.`;
}
