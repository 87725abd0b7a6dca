import type { Engine, Tx } from "../../storage/index.ts";
import { MAX_USERS, type Series, toMinute } from "./model.ts";
import {
  addUsers,
  findPresences,
  type Grown,
  type Growth,
  growSeries,
  type Presence,
  putPoints,
  putPresences,
} from "./store-count.ts";

/** A subject in a series it belongs to, by the user it is about where users are counted. */
export interface Counted {
  series: Series;
  userKey: string | null;
}

/** Adds what a batch brought to its series: one row for each series, however much there was. */
export async function countSubjects(
  engine: Engine,
  tx: Tx,
  counted: readonly Counted[],
  now: number,
): Promise<void> {
  if (counted.length === 0) return;
  const bySeries = Map.groupBy(counted, ({ series }) => series.id);
  const growth = Array.from(bySeries, ([seriesId, own]): Growth => ({
    seriesId,
    amount: own.length,
  })).toSorted((a, b) => a.seriesId - b.seriesId);
  const grown = await growSeries(engine, tx, growth, toMinute(now));
  const ofUsers = grown.filter(({ id }) => bySeries.get(id)?.[0]?.series.kind === "users");
  const ofOthers = grown.filter((one) => !ofUsers.includes(one));
  await putPoints(
    engine,
    tx,
    ofOthers.toSorted((a, b) => a.id - b.id),
  );
  if (ofUsers.length > 0) await countUsers(engine, tx, ofUsers, bySeries);
}

/**
 * A user who is seen again within the window goes on being there; one who was away for longer is
 * there anew. So each user has one row in any window of that length, whenever it is looked at.
 */
async function countUsers(
  engine: Engine,
  tx: Tx,
  grown: readonly Grown[],
  bySeries: ReadonlyMap<number, readonly Counted[]>,
): Promise<void> {
  const keys = new Set<string>();
  for (const { id } of grown) {
    for (const { userKey } of bySeries.get(id) ?? []) if (userKey !== null) keys.add(userKey);
  }
  const ids = grown.map(({ id }) => id);
  const known = new Map(
    (await findPresences(tx, ids, [...keys])).map((one) => [`${one.seriesId}/${one.userKey}`, one]),
  );
  const changed: Presence[] = [];
  const added: Growth[] = [];
  for (const { id, lastAt: minute, users } of grown) {
    const own = bySeries.get(id) ?? [];
    const windowMs = own[0]?.series.windowMs ?? 0;
    let room = MAX_USERS - users;
    let amount = 0;
    for (const userKey of new Set(own.flatMap((one) => one.userKey ?? []))) {
      const presence = known.get(`${id}/${userKey}`);
      if (presence && minute - presence.lastAt <= windowMs) {
        if (minute > presence.lastAt) changed.push({ ...presence, lastAt: minute });
        continue;
      }
      if (room <= 0) continue;
      room--;
      amount++;
      changed.push({ seriesId: id, userKey, firstAt: minute, lastAt: minute });
    }
    if (amount > 0) added.push({ seriesId: id, amount });
  }
  await putPresences(engine, tx, changed.toSorted(byKey));
  await addUsers(
    engine,
    tx,
    added.toSorted((a, b) => a.seriesId - b.seriesId),
  );
}

function byKey(a: Presence, b: Presence): number {
  return a.seriesId - b.seriesId || (a.userKey < b.userKey ? -1 : 1);
}
