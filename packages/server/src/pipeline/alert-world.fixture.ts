import { onTestFinished } from "vitest";
import {
  createTestDatabase,
  type EngineName,
  openTestStorage,
  sampleEvent,
} from "@vedette/testkit";
import type { Storage } from "../storage/index.ts";
import { processBatch } from "./pipeline.ts";

/** A rule as a test says it; the rest is what fires for every event. */
export interface RuleDraft {
  name?: string;
  conditions?: readonly object[];
  filters?: readonly object[];
  actions?: readonly object[];
  conditionMatch?: "all" | "any" | "none";
  filterMatch?: "all" | "any" | "none";
  frequency?: number;
  environment?: string | null;
  isEnabled?: boolean;
  snoozedUntil?: number | null;
}

/** A project whose events go through the whole pipeline in this process, by a clock that stands still. */
export async function openAlertWorld(engine: EngineName) {
  const database = await createTestDatabase(engine);
  const storage = await openTestStorage(database);
  const another = engine === "postgres" ? await openTestStorage(database) : storage;
  onTestFinished(async () => {
    await storage.close();
    if (another !== storage) await another.close();
    await database[Symbol.asyncDispose]();
  });
  const clock = { now: Date.UTC(2030, 0, 1, 10, 0) };
  const { db } = storage;
  const created_at = clock.now;
  const organization = await db
    .insertInto("organizations")
    .values({ slug: "acme", name: "Acme", created_at })
    .returning("id")
    .executeTakeFirstOrThrow();
  const project = await db
    .insertInto("projects")
    .values({
      organization_id: organization.id,
      slug: "shop",
      name: "Shop",
      platform: "node",
      rules: "{}",
      created_at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const place = { organizationId: organization.id, projectId: project.id };

  /** Sends events in one batch; `by`: the process that takes them. */
  const sendBy = async (by: Storage, ...events: object[]): Promise<void> => {
    const submissions = events.map((fields) => {
      const event = { ...sampleEvent(), timestamp: clock.now / 1000, ...fields };
      const raw = {
        ...place,
        publicKey: "a".repeat(32),
        eventId: event.event_id,
        payload: Buffer.from(JSON.stringify(event)),
        receivedAt: clock.now,
        sentAt: null,
        clientAddress: null,
        client: null,
      };
      return { event: raw, rules: "{}", items: [], counts: [] };
    });
    const onFault = (error: unknown): void => {
      throw error;
    };
    const links = { baseUrl: "https://errors.acme.example" };
    const context = { storage: by, links, now: () => clock.now, itemKinds: [], onFault };
    await processBatch(context, submissions);
  };

  return {
    storage,
    /** Another process on the same database, where there can be one. */
    another,
    clock,
    ...place,
    sendBy,
    send: async (...events: object[]) => await sendBy(storage, ...events),

    /** Keeps a rule, as another process may; gives its id. */
    async rule(draft: RuleDraft = {}): Promise<number> {
      const { id } = await db
        .insertInto("alert_rules")
        .values({
          organization_id: organization.id,
          project_id: project.id,
          name: draft.name ?? "Rule",
          is_enabled: draft.isEnabled === false ? 0 : 1,
          condition_match: draft.conditionMatch ?? "all",
          filter_match: draft.filterMatch ?? "all",
          conditions: JSON.stringify(draft.conditions ?? []),
          filters: JSON.stringify(draft.filters ?? []),
          actions: JSON.stringify(draft.actions ?? []),
          frequency: draft.frequency ?? 30,
          environment: draft.environment ?? null,
          created_at: clock.now,
          updated_at: clock.now,
          is_snoozed: draft.snoozedUntil === undefined ? 0 : 1,
          snoozed_until: draft.snoozedUntil ?? null,
        })
        .returning("id")
        .executeTakeFirstOrThrow();
      await this.changed();
      return id;
    },

    /** Says that rules were written. */
    async changed(): Promise<void> {
      await db
        .insertInto("alert_projects")
        .values({ project_id: project.id, version: 1 })
        .onConflict((conflict) =>
          conflict
            .column("project_id")
            .doUpdateSet((eb) => ({ version: eb("alert_projects.version", "+", 1) })),
        )
        .execute();
    },

    /** How often each rule has fired so far, by its name. */
    async fired(): Promise<Record<string, number>> {
      const rows = await db
        .selectFrom("alert_firings")
        .innerJoin("alert_rules", "alert_rules.id", "alert_firings.rule_id")
        .select((eb) => ["alert_rules.name", eb.fn.countAll<number>().as("n")])
        .groupBy("alert_rules.name")
        .orderBy("alert_rules.name")
        .execute();
      return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
    },
  };
}
