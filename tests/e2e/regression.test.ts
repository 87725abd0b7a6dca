import { describe, expect, test } from "vitest";
import {
  createSentryApp,
  type Issue,
  listActivities,
  listIssues,
  updateIssue,
} from "@vedette/contract";
import {
  createTestDatabase,
  ingestSender,
  Receiver,
  sampleEvent,
  startServer,
  testEngines,
  type TestServer,
  toException,
} from "@vedette/testkit";

const inOrganization = { organization: "acme" };

describe.each(testEngines())("on %s", (engine) => {
  test("simultaneous first events make one issue, told once", async () => {
    await using server = await startServer({ engine });
    await using receiver = await subscribe(server);
    const sender = ingestSender(server.made.dsn);
    const answers = await Promise.all(Array.from({ length: 40 }, () => sender.event(failure())));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
    await server.settle();
    expect(await summaries(server)).toEqual([
      ["TypeError: The basket has no total", "40", "unresolved", "new"],
    ]);
    expect(receiver.webhooks("issue.created")).toHaveLength(1);
    expect(receiver.requests).toHaveLength(1);
  });

  test("a resolved issue that sees a new event comes back, with activity and webhook", async () => {
    await using server = await startServer({ engine });
    await using receiver = await subscribe(server);
    const sender = ingestSender(server.made.dsn);
    await sender.event(failure());
    const [first] = await listAll(server);
    const params = { ...inOrganization, issue: first?.id ?? "" };
    await server.api.call(updateIssue, { params, body: { status: "resolved" } });
    expect(await summaries(server)).toEqual([
      ["TypeError: The basket has no total", "1", "resolved", null],
    ]);

    const answers = await Promise.all(Array.from({ length: 10 }, () => sender.event(failure())));
    for (const { status } of answers) expect(status).toBe(200);
    await server.settle();

    expect(await summaries(server)).toEqual([
      ["TypeError: The basket has no total", "11", "unresolved", "regressed"],
    ]);
    const { activity } = (await server.api.call(listActivities, { params })).body;
    expect(activity.map(({ type }) => type)).toEqual([
      "set_regression",
      "set_resolved",
      "first_seen",
    ]);
    expect(activity[0]).toMatchObject({ user: null });
    expect(receiver.webhooks("issue.unresolved")).toEqual([
      expect.objectContaining({
        data: { issue: expect.objectContaining({ id: first?.id, substatus: "regressed" }) },
        actor: { type: "application", id: "sentry", name: "Sentry" },
      }),
    ]);
    const told = receiver.requests.map(
      ({ body }) => (JSON.parse(body) as { action: string }).action,
    );
    expect(told.toSorted()).toEqual(["created", "resolved", "unresolved"]);
  });
});

test.runIf(testEngines().includes("postgres"))(
  "two processes on one PostgreSQL make one issue of simultaneous first events, told once",
  async () => {
    await using database = await createTestDatabase("postgres");
    await using one = await startServer({ database });
    await using other = await startServer({ database });
    // The later bootstrap replaced the token of the earlier one.
    await using receiver = await subscribe(other);
    const senders = [one, other].map(({ url, made }) => {
      const dsn = new URL(made.dsn);
      dsn.host = new URL(url).host;
      return ingestSender(dsn.href);
    });
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => senders.map((sender) => sender.event(failure()))).flat(),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await receiver.until(({ length }) => length > 0);
    await Promise.all([one.settle(), other.settle()]);
    expect(await summaries(other)).toEqual([
      ["TypeError: The basket has no total", "60", "unresolved", "new"],
    ]);
    expect(receiver.webhooks("issue.created")).toHaveLength(1);
    const keys = receiver.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(new Set(keys).size).toBe(1);
  },
);

function failure(): object {
  return sampleEvent({
    exception: { values: [toException("TypeError", "The basket has no total")] },
  });
}

/** An integration that hears of issues, and where it listens. */
async function subscribe(server: TestServer): Promise<Receiver> {
  const receiver = await Receiver.start();
  await server.api.call(createSentryApp, {
    body: {
      name: "Listener",
      isInternal: true,
      organization: "acme",
      webhookUrl: receiver.url,
      scopes: ["event:read"],
      events: ["issue"],
    },
  });
  return receiver;
}

async function listAll(server: TestServer): Promise<Issue[]> {
  return (await server.api.call(listIssues, { params: inOrganization, query: { query: "" } })).body;
}

async function summaries(server: TestServer) {
  const issues = await listAll(server);
  return issues.map(({ title, count, status, substatus }) => [title, count, status, substatus]);
}
