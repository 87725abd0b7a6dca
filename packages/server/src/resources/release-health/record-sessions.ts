import { RunAgain, type Engine, type Tx } from "../../storage/index.ts";
import {
  type CountedSessions,
  mergeUsers,
  type SessionState,
  type SessionUpdate,
  type SessionUser,
  sumPlaces,
  toCounts,
  worseState,
} from "./model.ts";
import {
  addSessions,
  forgetSessions,
  holdSessions,
  insertSessions,
  noteSessionUsers,
  type OpenSession,
  setSessionStates,
} from "./store-batch.ts";

/** How long reports of a session may follow its start. */
export const SESSION_LIFETIME_MS = 5 * 86_400_000;

/**
 * Counts sessions in the batch's transaction: sums as they are, and sessions reported one by one
 * once each, as the worst that was reported of them, however many reports come. Users are counted
 * where each report says their session started.
 */
export async function recordSessions(
  engine: Engine,
  tx: Tx,
  sessions: {
    updates: readonly SessionUpdate[];
    sums: readonly CountedSessions[];
    users: readonly SessionUser[];
  },
  now: number,
): Promise<void> {
  const counted = await countUpdates(engine, tx, mergeUpdates(sessions.updates), now);
  await addSessions(engine, tx, sumPlaces([...sessions.sums, ...counted]));
  await noteSessionUsers(engine, tx, mergeUsers(sessions.users));
}

async function countUpdates(
  engine: Engine,
  tx: Tx,
  updates: readonly SessionUpdate[],
  now: number,
): Promise<CountedSessions[]> {
  if (updates.length === 0) return [];
  const isNew = await insertSessions(engine, tx, updates);
  const news = updates.filter((_, at) => isNew[at]);
  const known = await countKnown(
    engine,
    tx,
    updates.filter((_, at) => !isNew[at]),
  );
  if (news.length > 0) await forgetSessions(engine, tx, now - SESSION_LIFETIME_MS);
  return [...news.map((update) => ({ ...update, ...toCounts(update.state, null) })), ...known];
}

async function countKnown(
  engine: Engine,
  tx: Tx,
  updates: readonly SessionUpdate[],
): Promise<CountedSessions[]> {
  if (updates.length === 0) return [];
  const held = new Map((await holdSessions(engine, tx, updates)).map((row) => [keyOf(row), row]));
  const changes: { session: OpenSession; state: SessionState }[] = [];
  for (const update of updates) {
    const session = held.get(keyOf(update));
    // Forgotten between the two looks: it is a new one now.
    if (!session) throw new RunAgain();
    const state = worseState(session.state, update.state);
    if (state !== session.state) changes.push({ session, state });
  }
  await setSessionStates(tx, changes);
  // What a session is counted as changes where it was counted, whatever later reports say of it.
  return changes.map(({ session, state }) => ({ ...session, ...toCounts(state, session.state) }));
}

/** One update for each session, in order of their keys. */
function mergeUpdates(updates: readonly SessionUpdate[]): SessionUpdate[] {
  const merged = new Map<string, SessionUpdate>();
  for (const update of updates) {
    const known = merged.get(keyOf(update));
    const state = known ? worseState(known.state, update.state) : update.state;
    merged.set(keyOf(update), { ...(known ?? update), state });
  }
  return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((entry) => entry[1]);
}

function keyOf({ projectId, sid }: Pick<SessionUpdate, "projectId" | "sid">): string {
  return `${projectId}/${sid}`;
}
