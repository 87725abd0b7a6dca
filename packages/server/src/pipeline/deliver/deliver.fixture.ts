import type { OutboxFact } from "../../outbox/index.ts";
import type { WebhookWorld } from "../webhook-world.fixture.ts";
import type { ReceivedRequest } from "./scripted-receiver.fixture.ts";

/** Text that breaks signatures wherever somebody escapes or decodes it in another way. */
export const title = "Zażółć gęślą jaźń 😀 \u2028";

/** Tells facts and fans them out, so that each is due for every installation there is. */
export async function owe(world: WebhookWorld, count = 1): Promise<void> {
  const fact = {
    organizationId: world.organizationId,
    projectId: 11,
    actor: { kind: "system" },
    resource: "issue",
    action: "created",
    data: { issue: { id: "501", title } },
  } satisfies OutboxFact;
  await world.tell(...Array.from({ length: count }, () => fact));
  while ((await world.fanOut()) > 0);
}

/** Takes turns until nothing is due any more. */
export async function deliverAll(
  world: WebhookWorld,
  deliverer = world.deliverer(),
): Promise<void> {
  do await deliverer.finish();
  while ((await deliverer.turn()) !== "nothing");
}

export async function deliveriesOf(world: WebhookWorld) {
  const rows = await world.storage.db
    .selectFrom("deliveries")
    .leftJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
    .selectAll("deliveries")
    .select("delivery_bodies.body")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, body: row.body ?? "" }));
}

/** In the order they were made. */
export async function attemptsOf(world: WebhookWorld) {
  const { db } = world.storage;
  return await db.selectFrom("attempts").selectAll().orderBy("started_at").execute();
}

export async function queueOf(world: WebhookWorld) {
  return await world.storage.db.selectFrom("delivery_queue").selectAll().execute();
}

export function header(request: ReceivedRequest | undefined, name: string): string {
  return String(request?.headers[name]);
}
