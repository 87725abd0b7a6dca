/** How a session went, from the best to the worst; `ok` is still running, or was never heard of again. */
export const SESSION_STATES = [
  "ok",
  "exited",
  "errored",
  "unhandled",
  "abnormal",
  "crashed",
] as const;

export type SessionState = (typeof SESSION_STATES)[number];

/** Where sessions are counted. */
export interface SessionPlace {
  projectId: number;
  release: string;
  /** Empty when none was named. */
  environment: string;
  /** Epoch milliseconds of the start of the hour in which they started. */
  hour: number;
}

/** One report of one session; further ones follow until it ends. */
export interface SessionUpdate extends SessionPlace {
  /** 32 lower-case hex characters. */
  sid: string;
  state: SessionState;
}

/** Somebody who had sessions in a place, with the worst of them. */
export interface SessionUser extends SessionPlace {
  userKey: string;
  worst: SessionState;
}

/** Sessions: all of them, and those of each kind but the ones that are `ok`. */
export interface SessionCounts {
  started: number;
  exited: number;
  errored: number;
  unhandled: number;
  abnormal: number;
  crashed: number;
}

export type CountedSessions = SessionPlace & SessionCounts;

export const NO_SESSIONS: SessionCounts = {
  started: 0,
  exited: 0,
  errored: 0,
  unhandled: 0,
  abnormal: 0,
  crashed: 0,
};

/** Different users: all of them, and by the worst of their sessions. */
export interface UserCounts {
  seen: number;
  errored: number;
  unhandled: number;
  abnormal: number;
  crashed: number;
}

export const NO_USERS: UserCounts = { seen: 0, errored: 0, unhandled: 0, abnormal: 0, crashed: 0 };

/** One user of a place for each of its users, with the worst of all; in order of their keys. */
export function mergeUsers(all: readonly SessionUser[]): SessionUser[] {
  const merged = new Map<string, SessionUser>();
  for (const one of all) {
    const key = JSON.stringify([
      one.projectId,
      one.hour,
      one.release,
      one.environment,
      one.userKey,
    ]);
    const known = merged.get(key);
    merged.set(key, known ? { ...known, worst: worseState(known.worst, one.worst) } : one);
  }
  return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((entry) => entry[1]);
}

/** The worse of two: so that it does not matter in which order reports come, or how often. */
export function worseState(a: SessionState, b: SessionState): SessionState {
  return SESSION_STATES.indexOf(a) >= SESSION_STATES.indexOf(b) ? a : b;
}

/** What a session adds that was not counted yet, or was counted as `before`. */
export function toCounts(state: SessionState, before: SessionState | null): SessionCounts {
  const counts = { ...NO_SESSIONS };
  if (before === null) counts.started = 1;
  else if (before !== "ok") counts[before]--;
  if (state !== "ok") counts[state]++;
  return counts;
}

/** Sums of equal places, in order of their keys. */
export function sumPlaces(all: readonly CountedSessions[]): CountedSessions[] {
  const sums = new Map<string, CountedSessions>();
  for (const one of all) {
    const key = JSON.stringify([one.projectId, one.release, one.environment, one.hour]);
    const sum = sums.get(key);
    if (sum) addCounts(sum, one);
    else sums.set(key, { ...one });
  }
  return [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((entry) => entry[1]);
}

export function addCounts(sum: SessionCounts, more: SessionCounts): void {
  sum.started += more.started;
  sum.exited += more.exited;
  sum.errored += more.errored;
  sum.unhandled += more.unhandled;
  sum.abnormal += more.abnormal;
  sum.crashed += more.crashed;
}

export function addUsers(sum: UserCounts, more: UserCounts): void {
  sum.seen += more.seen;
  sum.errored += more.errored;
  sum.unhandled += more.unhandled;
  sum.abnormal += more.abnormal;
  sum.crashed += more.crashed;
}
