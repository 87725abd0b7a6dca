import { createServer } from "node:net";
import type { Config } from "../config/index.ts";
import type { Check } from "./check.ts";

const name = "port";

export async function examinePort({ host, port }: Config): Promise<Check> {
  const code = await tryListening(host, port);
  const place = `${port} on ${host}`;
  switch (code) {
    case undefined:
      return { name, ok: true, found: port === 0 ? "any free one" : `${place} is free` };
    case "EADDRINUSE":
      return (await isVedette(host, port))
        ? { name, ok: true, found: `${place} is where Vedette runs` }
        : {
            name,
            ok: false,
            found: `${place} is taken by another program`,
            advice: "Stop it, or choose another with VEDETTE_PORT.",
          };
    case "EACCES":
      return {
        name,
        ok: false,
        found: `this user may not listen on ${place}`,
        advice: "Choose one above 1023 with VEDETTE_PORT.",
      };
    default:
      return {
        name,
        ok: false,
        found: `nobody can listen on ${place} (${code})`,
        advice: "Correct VEDETTE_HOST.",
      };
  }
}

/** Why listening fails; undefined when it does not. */
async function tryListening(host: string, port: number): Promise<string | undefined> {
  const probe = createServer();
  return await new Promise((resolve) => {
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

/** Whether who holds the port answers the way a server of ours does. */
async function isVedette(host: string, port: number): Promise<boolean> {
  const reached = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  const url = `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}/health/ready`;
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(3000), redirect: "error" });
    const report = (await response.json()) as { checks?: { database?: unknown } } | null;
    return typeof report?.checks?.database === "string";
  } catch {
    return false;
  }
}
