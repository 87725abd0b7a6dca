import type { Tx } from "../../storage/index.ts";
import { checkSchema, replaceComponents } from "../ui-components/index.ts";
import type { SentryApp } from "./model.ts";

/** Makes an app's components anew from its schema, which was checked when it was read. */
export async function replaceComponentsOf(
  tx: Tx,
  app: Pick<SentryApp, "id" | "schema">,
): Promise<void> {
  const checked = checkSchema(app.schema);
  await replaceComponents(tx, app.id, "elements" in checked ? checked.elements : []);
}
