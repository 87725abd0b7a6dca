import { describe, expect, test } from "vitest";
import { createSentryApp } from "@vedette/contract";
import {
  ingestSender,
  openEventStream,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
  spawnServer,
  type TestServer,
} from "@vedette/testkit";

async function watch({ url, made }: Pick<TestServer, "url" | "made">, topics: string) {
  const stream = await openEventStream(`${url}/api/0/organizations/acme/live/?topics=${topics}`, {
    authorization: `Bearer ${made.token}`,
  });
  expect(await stream.next()).toMatchObject({ event: "hello" });
  return stream;
}

describe.each(testEngines())("on %s", (engine) => {
  test("the first event of a project, its issue and its delivery are told as they happen", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const body = {
      name: "Tool",
      isInternal: true,
      organization: "acme",
      scopes: ["event:read" as const],
      events: ["issue" as const],
      webhookUrl: receiver.url,
    };
    await server.api.call(createSentryApp, { body });
    await using issues = await watch(server, "issues,projects");
    await using deliveries = await watch(server, "deliveries");
    await ingestSender(server.made.dsn).event(sampleEvent());
    const project = server.made.project.id;
    expect(await issues.next()).toMatchObject({
      event: "change",
      data: { topic: "issues", action: "created", project, ids: [expect.any(String)] },
    });
    expect((await issues.next()).data).toMatchObject({
      topic: "projects",
      action: "first-event",
      project,
    });
    expect((await deliveries.next()).data).toMatchObject({
      topic: "deliveries",
      action: "created",
    });
    expect((await deliveries.next()).data).toMatchObject({
      topic: "deliveries",
      action: "changed",
      ids: [expect.any(String)],
    });
  });

  test("stopping the server ends the streams", async () => {
    const server = await startServer({ engine });
    const stream = await watch(server, "issues");
    await server[Symbol.asyncDispose]();
    await expect(stream.next()).rejects.toThrow("the stream has ended");
  });
});

test.skipIf(!testEngines().includes("postgres"))(
  "what one process takes in is told by another",
  async () => {
    await using one = await startServer({ engine: "postgres" });
    await using other = await spawnServer({ ...one.database.env, VEDETTE_PORT: "0" });
    await using stream = await watch({ url: other.url, made: one.made }, "issues");
    const progress = { isTold: false };
    const told = stream.next().finally(() => (progress.isTold = true));
    const sender = ingestSender(one.made.dsn);
    // The first process hears a moment later that somebody watches.
    for (let events = 0; !progress.isTold && events < 1000; events++) {
      await sender.event(sampleEvent());
    }
    expect((await told).data).toMatchObject({ topic: "issues", project: one.made.project.id });
  },
);
