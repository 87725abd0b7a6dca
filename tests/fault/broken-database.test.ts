import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import {
  bootstrapBeside,
  createTestDatabase,
  ingestSender,
  sampleEvent,
  spawnServer,
} from "@vedette/testkit";

test("a database that takes no writes costs answers, never the process", async () => {
  await using database = await createTestDatabase("sqlite");
  const env = { ...database.env, VEDETTE_PORT: "0" };
  await using server = await spawnServer(env);
  const made = await bootstrapBeside({ ...env, VEDETTE_URL: server.url });
  const sender = ingestSender(made.dsn);
  expect((await sender.event(sampleEvent())).status).toBe(200);

  const file = new DatabaseSync(join(database.dataDir, "vedette.db"), { timeout: 10_000 });
  file.exec("alter table outcomes rename to outcomes_away");
  const malformed = `/api/${sender.projectId}/store/?sentry_key=${sender.publicKey}`;
  const answers = await Promise.all([
    ...Array.from({ length: 5 }, () => sender.event(sampleEvent())),
    ...Array.from({ length: 5 }, () => sender.post(malformed, "no event")),
  ]);
  // Nothing is said to be stored that is not, and the sender's mistakes stay theirs.
  expect(answers.map(({ status }) => status)).toEqual([
    500, 500, 500, 500, 500, 400, 400, 400, 400, 400,
  ]);
  expect(answers[0]?.body).toMatchObject({ requestId: expect.any(String) });

  file.exec("alter table outcomes_away rename to outcomes");
  file.close();
  expect((await sender.event(sampleEvent())).status).toBe(200);
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  expect(await server.end("SIGTERM")).toBe(0);
});
