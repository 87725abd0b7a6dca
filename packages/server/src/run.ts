import { CannotOpen, CannotStart, type RunningServer, start } from "./start.ts";
import { ConfigError, type SettingsSource } from "./config/index.ts";
import { collectGarbage } from "./kit/index.ts";

/** Kubernetes and systemd wait longer; a person at a terminal should not have to. */
const stopWithinMs = 10_000;

/**
 * Serves until a signal comes; gives the exit code. SIGTERM and SIGINT finish what is in flight.
 * What an operator can mend is one sentence on standard error and code 1.
 */
export async function run(source: SettingsSource): Promise<number> {
  const ended = Promise.withResolvers<number>();
  let server: RunningServer;
  try {
    server = await start(source, {
      onFatal: (error) => {
        process.stderr.write(
          `Vedette stops: the part that stores events has ended (${error.message}).\n`,
        );
        ended.resolve(1);
      },
    });
  } catch (error) {
    if (
      !(error instanceof ConfigError || error instanceof CannotOpen || error instanceof CannotStart)
    )
      throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  // Kept until the end: npm passes on what the terminal has sent already, and a second signal must
  // not cut the first one's work short.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => ended.resolve(0));
  collectGarbage();
  const code = await ended.promise;
  const late = setTimeout(() => {
    process.stderr.write(
      "Vedette did not end in time and is stopped; what was not committed was not answered.\n",
    );
    process.exit(1);
  }, stopWithinMs - 500);
  await server.stop();
  clearTimeout(late);
  return code;
}
