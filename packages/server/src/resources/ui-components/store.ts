import { uuid4 } from "../../kit/index.ts";
import type { Db, Tx } from "../../storage/index.ts";
import type { ElementType, UiElement } from "./model.ts";

/** An element of an integration, with the name under which it can be spoken of until it is replaced. */
export interface UiComponent {
  uuid: string;
  sentryAppId: number;
  element: UiElement;
}

/**
 * Puts these elements in place of those an app had, each with a new uuid. Give it what `checkSchema`
 * gave, in the transaction that keeps the schema.
 */
export async function replaceComponents(
  tx: Tx,
  sentryAppId: number,
  elements: readonly UiElement[],
): Promise<void> {
  await tx.deleteFrom("ui_components").where("sentry_app_id", "=", sentryAppId).execute();
  if (elements.length === 0) return;
  const rows = elements.map((element) => ({
    uuid: uuid4(),
    sentry_app_id: sentryAppId,
    type: element.type,
    schema: JSON.stringify(element),
  }));
  await tx.insertInto("ui_components").values(rows).execute();
}

/** The components of these apps, of one type or of all, in the order of their schemas. */
export async function findComponents(
  db: Db,
  sentryAppIds: readonly number[],
  type?: ElementType,
): Promise<UiComponent[]> {
  if (sentryAppIds.length === 0) return [];
  let query = db
    .selectFrom("ui_components")
    .select(["uuid", "sentry_app_id", "schema"])
    .where("sentry_app_id", "in", sentryAppIds)
    .orderBy("sentry_app_id")
    .orderBy("id");
  if (type !== undefined) query = query.where("type", "=", type);
  const rows = await query.execute();
  return rows.map((row) => ({
    uuid: row.uuid,
    sentryAppId: row.sentry_app_id,
    element: JSON.parse(row.schema) as UiElement,
  }));
}
