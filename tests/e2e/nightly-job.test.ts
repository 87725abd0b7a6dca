import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { startServer, testEngines } from "@vedette/testkit";
import { openStatus } from "./status-world.ts";

const folder = fileURLToPath(new URL("../../examples/nightly-job/", import.meta.url));

test.each(testEngines())("the nightly job changes its badge, on %s", async (engine) => {
  await using server = await startServer({ engine });
  const { sentry, ownToken, badge, history, analytics } = await openStatus(server);
  const env = {
    ...process.env,
    SENTRY_API_URL: sentry.apiUrl,
    SENTRY_API_TOKEN: await ownToken(),
  };
  const run = async (job: object) =>
    await promisify(execFile)("./nightly-job.sh", { cwd: folder, env: { ...env, ...job } });

  await run({});
  expect(await badge()).toMatchObject({
    state: "happy",
    user_message: "120 orders loaded",
    latest_record_at: expect.stringMatching(/^20\d\d-/),
  });
  expect((await analytics()).counts).toMatchObject([{ item: "orders", points: [{ count: 120 }] }]);

  await expect(run({ JOB: "false" })).rejects.toMatchObject({ code: 1 });
  expect(await badge()).toMatchObject({ state: "sick", user_message: "The load failed" });
  expect((await history())[0]).toMatchObject({
    note: "false ended with 1, see its log",
    isPrivate: true,
    author: { type: "sentry-token" },
  });

  const wrong = run({ SENTRY_API_TOKEN: "vst_0" });
  await expect(wrong).rejects.toMatchObject({ stdout: expect.stringContaining("Invalid token") });
});
