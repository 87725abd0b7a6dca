import type { Db } from "../../storage/index.ts";
import type { Application } from "./model.ts";

export async function findApplication(db: Db, clientId: string): Promise<Application | undefined> {
  const row = await selectApplications(db).where("client_id", "=", clientId).executeTakeFirst();
  return row && toApplication(row);
}

/** Those of these ids that exist, by id. */
export async function findApplications(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Application>> {
  if (ids.length === 0) return new Map();
  const rows = await selectApplications(db).where("id", "in", ids).execute();
  return new Map(rows.map((row) => [row.id, toApplication(row)]));
}

/** A person's own applications, newest first. */
export async function findApplicationsOf(db: Db, ownerId: number): Promise<Application[]> {
  const query = selectApplications(db).where("owner_id", "=", ownerId).orderBy("id", "desc");
  return (await query.execute()).map(toApplication);
}

export async function insertApplication(
  db: Db,
  application: Omit<Application, "id">,
): Promise<Application> {
  const row = await db
    .insertInto("oauth_applications")
    .values({
      owner_id: application.ownerId,
      client_id: application.clientId,
      secret_hash: application.secretHash,
      created_at: application.createdAt,
      ...fromSettings(application),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toApplication(row);
}

/** Whether it was still there to be changed. */
export async function updateApplication(db: Db, application: Application): Promise<boolean> {
  const result = await db
    .updateTable("oauth_applications")
    .set({ secret_hash: application.secretHash, ...fromSettings(application) })
    .where("id", "=", application.id)
    .executeTakeFirstOrThrow();
  return result.numUpdatedRows > 0n;
}

/** Removes it with all that people allowed it, and the tokens it has. */
export async function deleteApplication(db: Db, id: number): Promise<void> {
  await db.deleteFrom("oauth_applications").where("id", "=", id).execute();
}

function selectApplications(db: Db) {
  return db.selectFrom("oauth_applications").selectAll();
}

type ApplicationRow = Awaited<
  ReturnType<ReturnType<typeof selectApplications>["executeTakeFirstOrThrow"]>
>;

function fromSettings(application: Omit<Application, "id">) {
  return {
    name: application.name,
    redirect_uris: JSON.stringify(application.redirectUris),
    allowed_origins: JSON.stringify(application.allowedOrigins),
    homepage_url: application.homepageUrl,
    privacy_url: application.privacyUrl,
    terms_url: application.termsUrl,
  };
}

function toApplication(row: ApplicationRow): Application {
  return {
    id: row.id,
    ownerId: row.owner_id,
    clientId: row.client_id,
    secretHash: row.secret_hash,
    name: row.name,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    homepageUrl: row.homepage_url,
    privacyUrl: row.privacy_url,
    termsUrl: row.terms_url,
    createdAt: row.created_at,
  };
}
