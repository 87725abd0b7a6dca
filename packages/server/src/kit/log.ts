import { pino, type DestinationStream } from "pino";
import { toReadableLine } from "./readable-line.ts";

/** What the program may ask of its log: a level, facts as an object, and one sentence. */
export interface Logger {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
  /** A log whose every line also carries these facts. */
  child(facts: Record<string, unknown>): Logger;
}

export type LogLevel = "debug" | "info" | "warn" | "error" | "silent";

export interface LogOptions {
  level: LogLevel;
  /** Which process or part of it speaks. */
  name: string;
  /** Where the lines go instead of standard error. */
  destination?: DestinationStream;
}

/** Keys whose values must not reach a log, on a line's facts or one level below. */
const SECRET_KEYS = [
  "authorization",
  "cookie",
  "password",
  "secret",
  "clientSecret",
  "token",
  "refreshToken",
];

/**
 * Opens the log: one JSON object a line on standard error, readable lines where that is a terminal.
 * An `err` fact is written with its stack and causes; values under secret-looking keys are not
 * written.
 */
export function createLog(options: LogOptions): Logger {
  return pino(
    {
      level: options.level,
      name: options.name,
      redact: { paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`]), censor: "[secret]" },
    },
    options.destination ?? standardError(),
  );
}

function standardError(): DestinationStream {
  if (!process.stderr.isTTY) return pino.destination(2);
  return { write: (line) => process.stderr.write(toReadableLine(line)) };
}
