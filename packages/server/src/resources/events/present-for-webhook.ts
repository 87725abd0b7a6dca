import type { JsonObject } from "../../outbox/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import { issuePermalink } from "../issues/index.ts";
import type { Links } from "../instance.ts";
import type { StoredEvent } from "./model.ts";

/** Where an event is: what webhooks link to. */
export interface EventPlace {
  links: Links;
  organization: { slug: string };
  project: { slug: string };
}

/**
 * An event as webhooks carry it (docs/integrate): the stored event in the words of the SDKs, not in
 * those of the REST interface, followed by where to find it.
 */
export function presentEventForWebhook(event: StoredEvent, place: EventPlace): JsonObject {
  const { payload, projectId, eventId, issueId } = event;
  const { baseUrl } = place.links;
  const slug = place.organization.slug;
  const page = issuePermalink(place.links, slug, issueId);
  const shown: { [key: string]: unknown } = {
    project: projectId,
    release: null,
    dist: null,
    environment: null,
    location: null,
    logger: "",
    message: payload.logentry?.formatted ?? "",
    datetime: formatInstant(event.timestampAt),
    fingerprint: ["{{ default }}"],
    ...payload,
    _metrics: { "bytes.stored.event": event.sizeBytes },
    _ref: projectId,
    _ref_version: 2,
    grouping_config: { id: `vedette:${event.grouping.version}` },
    hashes: event.grouping.hashes,
    key_id: payload.key_id ?? null,
    nodestore_insert: event.receivedAt / 1000,
    version: "7",
    url: `${baseUrl}/api/0/projects/${slug}/${place.project.slug}/events/${eventId}/`,
    web_url: `${page}events/${eventId}/`,
    issue_url: `${baseUrl}/api/0/organizations/${slug}/issues/${issueId}/`,
    issue_id: String(issueId),
  };
  return shown as JsonObject;
}
