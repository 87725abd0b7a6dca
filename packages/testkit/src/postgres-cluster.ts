import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";

/** A PostgreSQL server of our own, on loopback, in a temporary folder. */
export interface PostgresCluster {
  /** Connection URL of the maintenance database; tests make their own databases beside it. */
  url: string;
  stop: () => Promise<void>;
}

/** Starts the PostgreSQL that is installed on this machine; undefined when there is none. */
export async function startPostgresCluster(): Promise<PostgresCluster | undefined> {
  const bin = findBinaries();
  if (!bin) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "vedette-postgres-"));
  const port = await freePort();
  // PostgreSQL refuses to run as root; the account its package made is there for that.
  const asRoot = process.getuid?.() === 0;
  const prefix = asRoot
    ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    : [];
  if (asRoot) execFileSync("chown", ["postgres", folder]);
  const data = join(folder, "data");
  const run = [
    ...prefix,
    join(bin, "initdb"),
    "-D",
    data,
    "-U",
    "vedette",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-sync",
  ];
  execFileSync(run[0] ?? "", run.slice(1), { stdio: "ignore", cwd: folder });
  const settings = {
    fsync: "off",
    max_connections: "200",
    shared_buffers: "64MB",
    listen_addresses: "127.0.0.1",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const start = [
    ...prefix,
    join(bin, "postgres"),
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    folder,
    ...flags,
  ];
  const server = spawn(start[0] ?? "", start.slice(1), { stdio: "ignore", cwd: folder });
  const url = `postgres://vedette@127.0.0.1:${port}/postgres`;
  await untilAnswers(url);
  return {
    url,
    stop: async () => {
      const exited = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findBinaries(): string | undefined {
  const packaged = "/usr/lib/postgresql";
  const versions = existsSync(packaged)
    ? readdirSync(packaged).toSorted((a, b) => Number(b) - Number(a))
    : [];
  const folders = [
    ...versions.map((version) => join(packaged, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":"),
  ];
  return folders.find(
    (folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")),
  );
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (tries === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port could be had");
  return address.port;
}
