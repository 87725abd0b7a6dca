import type { Db } from "../storage/index.ts";

interface Holding {
  name: string;
  holder: string;
}

/** Takes a lease that is free, has run out, or is the holder's already; gives whether it has it. */
export async function takeLease(
  db: Db,
  { name, holder }: Holding,
  untilAt: number,
  now: number,
): Promise<boolean> {
  const taken = await db
    .insertInto("leases")
    .values({ name, holder, until_at: untilAt })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ holder, until_at: untilAt })
        .where((eb) => eb.or([eb("leases.until_at", "<=", now), eb("leases.holder", "=", holder)])),
    )
    .returning("name")
    .executeTakeFirst();
  return taken !== undefined;
}

/** Lets go of it, unless another has it by now. */
export async function dropLease(db: Db, { name, holder }: Holding): Promise<void> {
  await db.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute();
}
