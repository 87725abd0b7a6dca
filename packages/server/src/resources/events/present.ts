import type { Event as WireEvent, EventSummary, Release } from "@vedette/contract";
import type { EventPayload, Json, JsonObject } from "../../protocol/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import type { Neighbours, StoredEvent } from "./model.ts";
import { presentEntries } from "./present-entries.ts";
import { presentMeta } from "./present-meta.ts";

/** An event as lists give it. */
export function presentEventSummary(event: StoredEvent): EventSummary {
  const { payload } = event;
  return {
    id: event.eventId,
    "event.type": payload.type,
    groupID: String(event.issueId),
    eventID: event.eventId,
    projectID: String(event.projectId),
    message: payload.logentry?.formatted ?? "",
    title: payload.title,
    location: payload.location ?? null,
    culprit: payload.culprit,
    user: presentUser(payload.user),
    tags: sortTags(payload).map(({ key, value }) => ({ key, value })),
    platform: payload.platform,
    dateCreated: formatInstant(event.timestampAt),
    crashFile: null,
    metadata: payload.metadata,
  };
}

/** What a full event is shown with. */
export interface EventSurroundings extends Neighbours {
  /** Null: it names none, or one that is not known. */
  release: Release | null;
  /** What a person said of it. */
  userReport: WireEvent["userReport"];
}

/** An event with everything that is known of it. */
export function presentEvent(
  event: StoredEvent,
  { nextId, previousId, release, userReport }: EventSurroundings,
): WireEvent {
  const { payload, grouping } = event;
  const entries = presentEntries(payload);
  const tags = sortTags(payload);
  return {
    id: event.eventId,
    groupID: String(event.issueId),
    eventID: event.eventId,
    projectID: String(event.projectId),
    size: event.sizeBytes,
    entries: entries.map(({ entry }) => entry),
    dist: payload.dist ?? null,
    message: payload.logentry?.formatted ?? "",
    title: payload.title,
    location: payload.location ?? null,
    culprit: payload.culprit,
    user: presentUser(payload.user),
    contexts: payload.contexts ?? {},
    sdk: payload.sdk ?? null,
    context: payload.extra ?? {},
    packages: payload.modules ?? {},
    type: payload.type,
    metadata: payload.metadata,
    tags: tags.map(({ key, value }) => ({ key, value })),
    platform: payload.platform,
    dateCreated: formatInstant(event.timestampAt),
    dateReceived: formatInstant(event.receivedAt),
    errors: (payload.errors ?? []).map(presentError),
    occurrence: null,
    _meta: presentMeta(
      payload,
      entries,
      tags.map(({ stood }) => stood),
    ),
    crashFile: null,
    fingerprints: grouping.hashes,
    groupingConfig: { id: `vedette:${grouping.version}` },
    release,
    userReport,
    sdkUpdates: [],
    resolvedWith: [],
    nextEventID: nextId,
    previousEventID: previousId,
  };
}

/** Tags sorted by key, each with the place it had in the payload. */
function sortTags({ tags }: EventPayload): { key: string; value: string; stood: number }[] {
  return tags
    .map(([key, value], stood) => ({ key, value, stood }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

function presentUser(user: JsonObject | undefined): EventSummary["user"] {
  if (user === undefined) return null;
  const { data, geo } = user;
  return {
    id: toText(user["id"]),
    email: toText(user["email"]),
    username: toText(user["username"]),
    ip_address: toText(user["ip_address"]),
    name: toText(user["name"]),
    data: isObject(data) ? data : null,
    ...(isObject(geo) && { geo }),
  };
}

type EventError = NonNullable<EventPayload["errors"]>[number];

/** `invalid_data` is shown as "Invalid data", with the place and the value it is about. */
function presentError({ type, name, value }: EventError): JsonObject {
  const words = type.replaceAll("_", " ");
  return {
    type,
    message: words.charAt(0).toUpperCase() + words.slice(1),
    data: { ...(name !== undefined && { name }), ...(value !== undefined && { value }) },
  };
}

function toText(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
