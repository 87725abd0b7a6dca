import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createSentryApp,
  errorCreated,
  getProjectEvent,
  issueCreated,
  listIssueEvents,
  listIssues,
  listProjectEvents,
  type Schema,
  webhookBody,
} from "@vedette/contract";
import { ingestSender, readAll, Receiver, startServer, testEngines } from "@vedette/testkit";
import { oddEvent } from "./mutated-requests.ts";

const total = 600;

describe.each(testEngines())("on %s", (engine) => {
  test("odd events that are let in can be read, and are told in the words of the contract", async () => {
    await using server = await startServer({ engine });
    await using receiver = await Receiver.start();
    const { body: app } = await server.api.call(createSentryApp, {
      body: {
        name: "Listener",
        isInternal: true,
        organization: "acme",
        webhookUrl: receiver.url,
        scopes: ["event:read"],
        events: ["issue", "error"],
      },
    });
    const seed = Number(process.env["FUZZ_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`Odd events of FUZZ_SEED=${seed}`);
    const sender = ingestSender(server.made.dsn);
    for (const event of fc.sample(oddEvent(), { numRuns: total, seed })) {
      const { status, body } = await sender.event(event as object);
      expect([200, 400], `${status} ${JSON.stringify(body)}`).toContain(status);
    }
    await server.settle();

    const inOrganization = { organization: "acme" };
    const inProject = { ...inOrganization, project: "shop" };
    const events = await readAll((cursor) =>
      server.api.call(listProjectEvents, { params: inProject, query: cursor ? { cursor } : {} }),
    );
    expect(events.length).toBeGreaterThan(total / 2);
    for (const { eventID } of events) {
      const params = { ...inProject, event: eventID };
      expect((await server.api.call(getProjectEvent, { params })).body.eventID).toBe(eventID);
    }
    const issues = await readAll((cursor) =>
      server.api.call(listIssues, {
        params: inOrganization,
        query: { query: "", ...(cursor ? { cursor } : {}) },
      }),
    );
    expect(issues.reduce((sum, { count }) => sum + Number(count), 0)).toBe(events.length);
    for (const { id } of issues.slice(0, 20)) {
      const params = { ...inOrganization, issue: id };
      await server.api.call(listIssueEvents, { params, query: { full: true } });
    }

    const errors = events.filter(
      (event) => "event.type" in event && event["event.type"] === "error",
    );
    expect(errors.length).toBeGreaterThan(total / 2);
    expect(receiver.webhooks("error.created")).toHaveLength(errors.length);
    expect(receiver.webhooks("issue.created")).toHaveLength(issues.length);
    for (const { body, headers } of receiver.requests) {
      // What a receiver makes of the parsed body is what was signed.
      expect(JSON.stringify(JSON.parse(body))).toBe(body);
      const signature = createHmac("sha256", app.clientSecret ?? "")
        .update(body)
        .digest("hex");
      expect(headers["sentry-hook-signature"]).toBe(signature);
      const webhook = headers["sentry-hook-resource"] === "error" ? errorCreated : issueCreated;
      expect(await problemsOf(webhookBody(webhook), JSON.parse(body))).toEqual([]);
    }
  }, 60_000);
});

/** https://standardschema.dev, which every schema of the contract follows. */
interface StandardSchema {
  "~standard": {
    validate(
      value: unknown,
    ): { issues?: readonly unknown[] } | Promise<{ issues?: readonly unknown[] }>;
  };
}

async function problemsOf(schema: Schema, value: unknown): Promise<readonly unknown[]> {
  const result = await (schema as unknown as StandardSchema)["~standard"].validate(value);
  return result.issues ?? [];
}
