import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { listIssues } from "@vedette/contract";
import {
  apiClient,
  bootstrapBeside,
  ingestSender,
  sampleEvent,
  spawnServer,
  toException,
} from "@vedette/testkit";

const build = fileURLToPath(new URL("../../scripts/ensure-server-built.mjs", import.meta.url));

test("the built server runs in all its threads without a line of TypeScript", async () => {
  const built = spawnSync(process.execPath, [build], { encoding: "utf8" });
  expect({ status: built.status, stderr: built.stderr }).toEqual({ status: 0, stderr: "" });

  const folder = await mkdtemp(join(tmpdir(), "vedette-built-"));
  try {
    const env = {
      VEDETTE_DATA_DIR: folder,
      VEDETTE_PORT: "0",
      NODE_OPTIONS: "--no-strip-types",
    };
    await using server = await spawnServer(env);
    const made = await bootstrapBeside({ ...env, VEDETTE_URL: server.url });
    const sent = await ingestSender(made.dsn).event(
      sampleEvent({ exception: { values: [toException("BuiltError", "It works")] } }),
    );
    expect(sent.status).toBe(200);
    const { body } = await apiClient(server.url, made.token).call(listIssues, {
      params: { organization: made.organization.slug },
    });
    expect(body.map(({ title }) => title)).toEqual(["BuiltError: It works"]);
    expect(await server.end("SIGTERM")).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
});
