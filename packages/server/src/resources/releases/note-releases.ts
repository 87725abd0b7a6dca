import { RunAgain, type Engine, type Tx } from "../../storage/index.ts";
import { noteEnvironments } from "../environments/index.ts";
import { addReleaseEnvironments } from "./store-deploys.ts";
import {
  growReleases,
  holdReleases,
  insertReleases,
  type NamedRelease,
  type ReleaseGrowth,
} from "./store-pipeline.ts";

/** What a batch saw of one release in one environment of a project. Instants in epoch ms. */
export interface SeenRelease {
  organizationId: number;
  projectId: number;
  /** Null: the events name none, which leaves their environment to be noted. */
  version: string | null;
  environment: string | null;
  /** How many; 0 when it was named without one, as by a session. */
  events: number;
  /** Issues first seen in it. */
  newIssues: number;
  firstAt: number;
  lastAt: number;
}

/**
 * Notes the releases and environments that a batch has seen, in the batch's transaction: makes
 * those that are new and adds to what is counted for the others. A new release is as old as its
 * first event. Lines about the same release may repeat. Takes a handful of statements whatever the
 * size of the batch. Throws `RunAgain` when a release was deleted at the same moment.
 */
export async function noteReleases(
  engine: Engine,
  tx: Tx,
  seen: readonly SeenRelease[],
): Promise<void> {
  await noteEnvironments(
    engine,
    tx,
    seen.flatMap((one) => (one.environment === null ? [] : [{ ...one, name: one.environment }])),
  );
  const named = seen.filter(isNamed);
  if (named.length === 0) return;
  const idOf = await ensureReleases(engine, tx, named);
  await growReleases(engine, tx, toGrowth(named, idOf));
  await addReleaseEnvironments(engine, tx, toPlaces(named, idOf));
}

type Named = SeenRelease & { version: string };
type IdOf = (release: NamedRelease) => number;

function isNamed(seen: SeenRelease): seen is Named {
  return seen.version !== null;
}

async function ensureReleases(engine: Engine, tx: Tx, named: readonly Named[]): Promise<IdOf> {
  const wanted = new Map<string, NamedRelease & { createdAt: number }>();
  for (const { organizationId, version, firstAt } of named) {
    const key = keyOf({ organizationId, version });
    const createdAt = Math.min(firstAt, wanted.get(key)?.createdAt ?? firstAt);
    wanted.set(key, { organizationId, version, createdAt });
  }
  const all = inKeyOrder(wanted);
  const ids = new Map((await holdReleases(engine, tx, all)).map((row) => [keyOf(row), row.id]));
  const missing = all.filter((release) => !ids.has(keyOf(release)));
  if (missing.length > 0) {
    await insertReleases(engine, tx, missing);
    for (const row of await holdReleases(engine, tx, missing)) ids.set(keyOf(row), row.id);
  }
  return (release) => {
    const id = ids.get(keyOf(release));
    if (id === undefined) throw new RunAgain();
    return id;
  };
}

function toGrowth(named: readonly Named[], idOf: IdOf): ReleaseGrowth[] {
  const growth = new Map<string, ReleaseGrowth>();
  for (const one of named) {
    const releaseId = idOf(one);
    const key = `${releaseId}/${one.projectId}`;
    const known = growth.get(key) ?? {
      releaseId,
      projectId: one.projectId,
      newIssues: 0,
      firstAt: null,
      lastAt: null,
    };
    const hasEvents = one.events > 0;
    growth.set(key, {
      ...known,
      newIssues: known.newIssues + one.newIssues,
      firstAt: hasEvents ? Math.min(one.firstAt, known.firstAt ?? one.firstAt) : known.firstAt,
      lastAt: hasEvents ? Math.max(one.lastAt, known.lastAt ?? one.lastAt) : known.lastAt,
    });
  }
  return inKeyOrder(growth);
}

function toPlaces(named: readonly Named[], idOf: IdOf) {
  const places = new Map<string, { releaseId: number; projectId: number; environment: string }>();
  for (const one of named) {
    const { projectId, environment } = one;
    if (environment === null) continue;
    const releaseId = idOf(one);
    places.set(`${releaseId}/${projectId}/${environment}`, { releaseId, projectId, environment });
  }
  return inKeyOrder(places);
}

function keyOf({ organizationId, version }: NamedRelease): string {
  return `${organizationId}/${version}`;
}

/** So that two processes never wait for each other. */
function inKeyOrder<T>(map: ReadonlyMap<string, T>): T[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1)).map((entry) => entry[1]);
}
