import type { Storage } from "../storage/index.ts";

/** Points the outside at us. Pure text; nothing here ends in a slash. */
export interface Links {
  /** Where people and programs reach this instance, e.g. `https://errors.acme.example`. */
  baseUrl: string;
}

/** What every verb is given besides its input. Built once, in `app.ts`. */
export interface Instance {
  storage: Storage;
  links: Links;
  /** Epoch milliseconds. */
  now: () => number;
  /** Seals and opens secrets that must be read again (client secrets), with the instance's key. */
  secrets: { seal: (text: string) => string; open: (sealed: string) => string };
  log: Log;
}

export interface Log {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
