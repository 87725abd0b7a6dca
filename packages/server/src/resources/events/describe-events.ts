import type { Event, EventSummary } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { describeVersions } from "../releases/index.ts";
import { findUserReport, presentUserReport } from "../user-reports/index.ts";
import type { StoredEvent } from "./model.ts";
import { presentEvent, presentEventSummary } from "./present.ts";
import { findNeighbours } from "./store.ts";

/** Lists do not look for what lies beside each of their events. */
const ALONE = { nextId: null, previousId: null, userReport: null };

/** An event of an organization with its release, what was said of it and what lies beside it in these environments. */
export async function describeEvent(
  db: Db,
  organizationId: number,
  event: StoredEvent,
  environments: readonly string[],
): Promise<Event> {
  const releases = await findReleases(db, organizationId, [event]);
  const neighbours = await findNeighbours(db, event, environments);
  const report = await findUserReport(db, event.projectId, event.eventId);
  return presentEvent(event, {
    ...neighbours,
    release: releases(event),
    userReport: report ? presentUserReport(report) : null,
  });
}

/** Events of an organization as lists have them, in short or in full. */
export async function describeEvents(
  db: Db,
  organizationId: number,
  events: readonly StoredEvent[],
  isFull: boolean,
): Promise<(Event | EventSummary)[]> {
  if (!isFull) return events.map(presentEventSummary);
  const releases = await findReleases(db, organizationId, events);
  return events.map((event) => presentEvent(event, { ...ALONE, release: releases(event) }));
}

async function findReleases(db: Db, organizationId: number, events: readonly StoredEvent[]) {
  const versions = events.flatMap(({ payload }) => payload.release ?? []);
  const known = await describeVersions(db, organizationId, versions);
  return ({ payload }: StoredEvent) => known.get(payload.release ?? "") ?? null;
}
