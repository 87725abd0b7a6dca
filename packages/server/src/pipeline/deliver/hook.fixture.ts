import { uuid4Hex } from "../../kit/index.ts";
import type { WebhookWorld } from "../webhook-world.fixture.ts";

/** A service hook of the world's project, and its id. */
export async function insertHook(world: WebhookWorld, url: string): Promise<number> {
  const { id } = await world.storage.db
    .insertInto("service_hooks")
    .values({
      guid: uuid4Hex(),
      organization_id: world.organizationId,
      project_id: 11,
      url,
      secret: `sealed ${"ab".repeat(32)}`,
      events: '["event.created"]',
      is_active: 1,
      sentry_app_id: null,
      created_by: null,
      created_at: world.clock.now,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Tells these hooks of one event that is stored. */
export async function tellOfEvent(world: WebhookWorld, hookIds: readonly number[]): Promise<void> {
  world.errors.set("11/c0ffee", () => ({ event_id: "c0ffee", title: "TypeError" }));
  await world.tell({
    organizationId: world.organizationId,
    projectId: 11,
    actor: { kind: "system" },
    resource: "event",
    action: "created",
    data: { projectId: 11, eventId: "c0ffee", issueId: 501, triggering_rules: [] },
    recipients: hookIds.map((id) => ({ kind: "service-hook", id })),
  });
}
