import { containsText, type Db } from "../../storage/index.ts";
import type { Organization } from "./model.ts";
import { findOrganizations } from "./store.ts";

/** Organizations whose name or slug holds `text`, newest first; one more than `limit`. */
export async function selectOrganizationPage(
  db: Db,
  { text, offset, limit }: { text: string; offset: number; limit: number },
): Promise<Organization[]> {
  const rows = await db
    .selectFrom("organizations")
    .select("id")
    .where("removed_at", "is", null)
    .where((eb) => eb.or([containsText("name", text), containsText("slug", text)]))
    .orderBy("id", "desc")
    .offset(offset)
    .limit(limit + 1)
    .execute();
  const found = await findOrganizations(
    db,
    rows.map(({ id }) => id),
  );
  return found.toSorted((a, b) => b.id - a.id);
}
