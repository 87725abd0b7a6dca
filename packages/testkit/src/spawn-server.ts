import { spawn } from "node:child_process";
import { vedetteExecutable } from "./run-vedette.ts";

/** A server in a process of its own, which a test may kill at any moment; with `await using` it ends. */
export interface SpawnedServer extends AsyncDisposable {
  url: string;
  pid: number;
  /** Everything it wrote so far, both streams. */
  output: () => string;
  /** Ends it and gives its exit code; null when a signal ended it. */
  end: (signal: "SIGTERM" | "SIGKILL") => Promise<number | null>;
}

/** Runs `vedette serve` with these settings; resolves once it says that it is ready. */
export async function spawnServer(env: Readonly<Record<string, string>>): Promise<SpawnedServer> {
  const child = spawn(process.execPath, [vedetteExecutable, "serve"], {
    env: { PATH: process.env["PATH"] ?? "", VEDETTE_LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      output += chunk.toString();
      const match = /serves on (http:\/\/\S+)/.exec(output);
      if (match?.[1]) resolve(match[1]);
    };
    child.stdout.on("data", onData);
    child.stderr.on("data", onData);
    void exited.then((code) =>
      reject(new Error(`the server ended with code ${code} before it was ready:\n${output}`)),
    );
  });
  const end: SpawnedServer["end"] = async (signal) => {
    child.kill(signal);
    return await exited;
  };
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    end,
    [Symbol.asyncDispose]: async () => void (await end("SIGKILL")),
  };
}
