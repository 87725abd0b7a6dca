import { Problem } from "@vedette/contract/problems";
import { parseEventId } from "../../protocol/index.ts";
import type { Db } from "../../storage/index.ts";
import { readPage, toPage, type Page } from "../keyset.ts";
import { readPeriod } from "../read-period.ts";
import type { StoredEvent } from "./model.ts";
import { findEvents, type EventFilter } from "./store.ts";

/** What a list of events is asked for, as it stands in the address. */
export interface EventsQuery {
  cursor?: string | undefined;
  per_page?: number | undefined;
  limit?: number | undefined;
  query?: string | undefined;
  environment?: readonly string[] | undefined;
  statsPeriod?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
}

/**
 * A page of the events of an issue or a project, newest first. `query` may be an event's id and
 * nothing else: refuses a search it cannot do.
 */
export async function listEvents(
  db: Db,
  of: EventFilter["of"],
  query: EventsQuery,
  now: number,
): Promise<Page<StoredEvent>> {
  const request = readPage(query, parseEventId);
  const eventId = readEventId(query.query);
  const filter: EventFilter = {
    of,
    environments: toNames(query.environment),
    ...readPeriod(query, now),
    ...(eventId !== undefined && { eventId }),
  };
  const read = await findEvents(db, filter, request);
  return toPage(read, request, (event) => ({ value: event.timestampAt, id: event.eventId }));
}

/** The environments a query names; an empty name names none. */
export function toNames(environments: readonly string[] | undefined): string[] {
  return (environments ?? []).filter((name) => name !== "");
}

function readEventId(query: string | undefined): string | undefined {
  const text = query?.trim() ?? "";
  if (text === "") return undefined;
  const id = parseEventId(text);
  if (id !== undefined) return id;
  const detail = "Events can only be searched by their id; leave the query out for all of them.";
  throw new Problem("bad-request", { detail });
}
