import { type Engine, insertMany, insertMissing, type Tx } from "../../storage/index.ts";
import {
  type CountedSessions,
  SESSION_STATES,
  type SessionState,
  type SessionUpdate,
  type SessionUser,
} from "./model.ts";

/** A session that is known, with where it is counted and as what. */
export type OpenSession = SessionUpdate;

/** Adds sessions that are not known yet; tells of each whether it was new. Keys sorted, none twice. */
export async function insertSessions(
  engine: Engine,
  tx: Tx,
  sessions: readonly OpenSession[],
): Promise<boolean[]> {
  return await insertMissing(
    engine,
    tx,
    {
      table: "open_sessions",
      columns: {
        project_id: "bigint",
        sid: "text",
        release: "text",
        environment: "text",
        hour: "bigint",
        state: "text",
      },
      rows: sessions.map((one) => [
        one.projectId,
        one.sid,
        one.release,
        one.environment,
        one.hour,
        one.state,
      ]),
    },
    ["project_id", "sid"],
  );
}

/** These sessions as they are, held against other writers; others may be among them. */
export async function holdSessions(
  engine: Engine,
  tx: Tx,
  wanted: readonly Pick<OpenSession, "projectId" | "sid">[],
): Promise<OpenSession[]> {
  let query = tx
    .selectFrom("open_sessions")
    .selectAll()
    .where("project_id", "in", [...new Set(wanted.map(({ projectId }) => projectId))])
    .where("sid", "in", [...new Set(wanted.map(({ sid }) => sid))])
    .orderBy("project_id")
    .orderBy("sid");
  if (engine === "postgres") query = query.forUpdate();
  return (await query.execute()).map((row) => ({
    projectId: row.project_id,
    sid: row.sid,
    release: row.release,
    environment: row.environment,
    hour: row.hour,
    state: row.state,
  }));
}

/** Notes what held sessions have come to. */
export async function setSessionStates(
  tx: Tx,
  changes: readonly { session: OpenSession; state: SessionState }[],
): Promise<void> {
  const byStateAndProject = Map.groupBy(
    changes,
    ({ session, state }) => `${session.projectId}/${state}`,
  );
  for (const group of byStateAndProject.values()) {
    const [first] = group;
    if (!first) continue;
    await tx
      .updateTable("open_sessions")
      .set({ state: first.state })
      .where("project_id", "=", first.session.projectId)
      .where(
        "sid",
        "in",
        group.map(({ session }) => session.sid),
      )
      .execute();
  }
}

/** Several times what one batch brings, so that the table does not grow. */
const FORGET_AT_ONCE = 1000;

/** Forgets some of the sessions that started before this instant; what is counted of them stays. */
export async function forgetSessions(engine: Engine, tx: Tx, before: number): Promise<void> {
  let query = tx
    .selectFrom("open_sessions")
    .select(["project_id", "sid"])
    .where("hour", "<", before)
    .orderBy("hour")
    .limit(FORGET_AT_ONCE);
  // Nobody is waited for: what another process holds goes another time.
  if (engine === "postgres") query = query.forUpdate().skipLocked();
  const gone = Map.groupBy(await query.execute(), (row) => row.project_id);
  for (const [projectId, rows] of gone) {
    await tx
      .deleteFrom("open_sessions")
      .where("project_id", "=", projectId)
      .where(
        "sid",
        "in",
        rows.map(({ sid }) => sid),
      )
      .execute();
  }
}

/** Adds to the counters of hours; numbers may be negative. Keys sorted, none twice. */
export async function addSessions(
  engine: Engine,
  tx: Tx,
  hours: readonly CountedSessions[],
): Promise<void> {
  const counters = ["started", "exited", "errored", "unhandled", "abnormal", "crashed"] as const;
  await insertMany(engine, tx, {
    table: "session_hours",
    columns: {
      project_id: "bigint",
      release: "text",
      environment: "text",
      hour: "bigint",
      started: "bigint",
      exited: "bigint",
      errored: "bigint",
      unhandled: "bigint",
      abnormal: "bigint",
      crashed: "bigint",
    },
    rows: hours.map((one) => [
      one.projectId,
      one.release,
      one.environment,
      one.hour,
      ...counters.map((counter) => one[counter]),
    ]),
    onConflict: `(project_id, release, environment, hour) do update set ${counters
      .map((counter) => `${counter} = t.${counter} + excluded.${counter}`)
      .join(", ")}`,
  });
}

/** Notes who had sessions; the worst stays. Keys sorted, none twice. */
export async function noteSessionUsers(
  engine: Engine,
  tx: Tx,
  users: readonly SessionUser[],
): Promise<void> {
  await insertMany(engine, tx, {
    table: "session_users",
    columns: {
      project_id: "bigint",
      hour: "bigint",
      release: "text",
      environment: "text",
      user_key: "text",
      worst: "bigint",
    },
    rows: users.map((one) => [
      one.projectId,
      one.hour,
      one.release,
      one.environment,
      one.userKey,
      SESSION_STATES.indexOf(one.worst),
    ]),
    onConflict: `(project_id, hour, release, environment, user_key)
      do update set worst = excluded.worst where excluded.worst > t.worst`,
  });
}
