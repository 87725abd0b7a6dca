import { expect, test } from "vitest";
import { sampleEvent, startServer, testEngines } from "@vedette/testkit";
import type { Submission } from "./ingest/index.ts";
import { itemKind } from "./items/index.ts";
import { processBatch } from "./pipeline.ts";
import type { RawItem } from "./seams.ts";

test.each(testEngines())(
  "an item that the database refuses takes neither its event nor its neighbours along (%s)",
  async (engine) => {
    await using server = await startServer({ engine });
    const { storage, links, now } = server.running.instance;
    const projectId = Number(server.made.project.id);
    const written: string[] = [];
    const faults: string[] = [];
    const note = itemKind<string>({
      types: ["note"],
      maxBytes: 100,
      read: ({ payload }) => ({ rows: [new TextDecoder().decode(payload)] }),
      async write({ tx }, rows) {
        // The columns that must not be null are missing.
        if (rows.includes("bad"))
          await tx
            .insertInto("outcomes")
            .values({} as never)
            .execute();
        written.push(...rows);
      },
    });
    const submit = (...notes: string[]): Submission => {
      const event = sampleEvent();
      const common = {
        organizationId: Number(server.made.organization.id),
        projectId,
        publicKey: "a".repeat(32),
        receivedAt: Date.now(),
        sentAt: null,
        clientAddress: null,
        client: null,
      };
      const toItem = (text: string): RawItem => ({
        ...common,
        type: "note",
        header: {},
        eventId: event.event_id,
        payload: Buffer.from(text),
      });
      return {
        event: { ...common, eventId: event.event_id, payload: Buffer.from(JSON.stringify(event)) },
        rules: "{}",
        items: notes.map(toItem),
        counts: [],
      };
    };
    const onFault = (error: unknown): void => void faults.push(String(error));
    const context = { storage, links, now, itemKinds: [note], onFault };
    const batch = [submit("first"), submit("bad"), submit("last"), submit()];
    const outcomes = await processBatch(context, batch);
    expect(outcomes).toMatchObject(batch.map(() => ({ kind: "stored" })));
    expect(new Set(written)).toEqual(new Set(["first", "last"]));
    expect(faults).toHaveLength(1);
    const counted = await storage.db
      .selectFrom("outcomes")
      .select(["outcome", "reason", "quantity"])
      .where("project_id", "=", projectId)
      .where("category", "=", "default")
      .orderBy("outcome")
      .execute();
    expect(counted).toEqual([
      { outcome: "accepted", reason: "", quantity: 2 },
      { outcome: "invalid", reason: "poisoned", quantity: 1 },
    ]);
  },
);
