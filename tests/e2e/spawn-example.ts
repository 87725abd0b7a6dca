import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** An example integration in a process of its own; with `await using` it ends. */
export interface RunningExample extends AsyncDisposable {
  url: string;
  /** Resolves with the first line from now on that begins so, or that came before and was not asked for. */
  line: (beginning: string) => Promise<string>;
  /** Everything it wrote so far, both streams. */
  output: () => string;
}

/** Runs a program that says `listens on <url>` when it is ready. */
export async function spawnExample(
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<RunningExample> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env["PATH"] ?? "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  let output = "";
  const note = (line: string): void => {
    output += `${line}\n`;
    lines.push(line);
    for (const watcher of watchers) watcher();
  };
  createInterface(child.stdout).on("line", note);
  createInterface(child.stderr).on("line", note);
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));

  const take = (beginning: string): string | undefined => {
    const at = lines.findIndex((line) => line.startsWith(beginning));
    return at < 0 ? undefined : lines.splice(at, 1)[0];
  };
  const line = async (beginning: string): Promise<string> =>
    await new Promise((resolve, reject) => {
      const watcher = (): void => {
        const found = take(beginning);
        if (found === undefined) return;
        watchers.delete(watcher);
        resolve(found);
      };
      watchers.add(watcher);
      watcher();
      void exited.then(() => reject(new Error(`the example ended:\n${output}`)));
    });

  const ready = await line("listens on ");
  return {
    url: ready.slice("listens on ".length),
    line,
    output: () => output,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
