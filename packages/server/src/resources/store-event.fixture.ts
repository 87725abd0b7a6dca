import { uuid4Hex } from "../kit/index.ts";
import type { EventPayload } from "../protocol/index.ts";
import type { Storage } from "../storage/index.ts";
import { claimEventIds, insertEvents } from "./events/index.ts";
import {
  addIssueHours,
  addIssueTags,
  addIssueUsers,
  claimHashes,
  findHashOwners,
  growIssues,
  insertIssues,
  type SeenUser,
} from "./issues/index.ts";
import { takeShortIds } from "./projects/index.ts";
import { noteReleases } from "./releases/index.ts";

/** What the fixture fills an event with where a test says nothing. */
export interface Report {
  project?: string;
  /** Events of one title are of one issue. */
  title?: string;
  culprit?: string;
  level?: EventPayload["level"];
  eventId?: string;
  /** Epoch milliseconds; the clock's now when left out. */
  at?: number;
  environment?: string;
  release?: string;
  user?: string;
  payload?: Partial<EventPayload>;
}

/** Stores an event with its issue and counters, as the pipeline would; gives their ids. */
export async function storeEvent(
  storage: Storage,
  projects: Readonly<Record<string, { id: number; slug: string; organizationId: number }>>,
  now: number,
  report: Report,
) {
  const { engine } = storage;
  const { project: slug = "shop", at = now } = report;
  const project = Object.values(projects).find((one) => one.slug === slug);
  if (!project) throw new Error(`there is no project ${slug}`);
  const payload = toPayload(report, at);
  const hash = Buffer.from(payload.title).toString("hex").slice(0, 32).padEnd(32, "0");
  return await storage.transaction(async (tx) => {
    const [owner] = await findHashOwners(engine, tx, [project.id], [hash]);
    let issueId = owner?.issueId;
    if (issueId === undefined) {
      const [newId = 0] = await insertIssues(engine, tx, [
        {
          organizationId: project.organizationId,
          projectId: project.id,
          shortId: await takeShortIds(tx, project.id, 1),
          title: payload.title,
          culprit: payload.culprit,
          location: payload.location ?? "",
          level: payload.level,
          platform: payload.platform,
          logger: payload.logger ?? null,
          type: payload.type,
          metadata: JSON.stringify(payload.metadata),
          firstSeenAt: at,
          isUnhandled: true,
          release: report.release ?? null,
        },
      ]);
      issueId = newId;
      await claimHashes(engine, tx, [{ projectId: project.id, hash, issueId }]);
    }
    const { event_id: eventId } = payload;
    const event = {
      projectId: project.id,
      issueId,
      eventId,
      timestampAt: at,
      receivedAt: at + 200,
      environment: report.environment ?? null,
      release: report.release ?? null,
      sizeBytes: 2500,
      payload: JSON.stringify(payload),
      grouping: JSON.stringify({
        version: "v1",
        hashes: [hash],
        variants: [{ kind: "app", hybrid: false, hash, components: [["type", "TypeError"]] }],
      }),
    };
    await noteReleases(engine, tx, [
      {
        organizationId: project.organizationId,
        projectId: project.id,
        version: report.release ?? null,
        environment: report.environment ?? null,
        events: 1,
        newIssues: owner ? 0 : 1,
        firstAt: at,
        lastAt: at,
      },
    ]);
    await claimEventIds(engine, tx, [event]);
    await insertEvents(engine, tx, [event]);
    const users = report.user === undefined ? [] : [toSeenUser(issueId, report.user, at)];
    const areNew = await addIssueUsers(engine, tx, users);
    await growIssues(engine, tx, [
      {
        issueId,
        events: 1,
        users: areNew.filter(Boolean).length,
        firstSeenAt: at,
        lastSeenAt: at,
        title: payload.title,
        culprit: payload.culprit,
        location: payload.location ?? "",
        level: payload.level,
        metadata: JSON.stringify(payload.metadata),
        release: report.release ?? null,
        isUnhandled: true,
      },
    ]);
    const hour = Math.floor(at / 3_600_000) * 3_600_000;
    await addIssueHours(engine, tx, [{ issueId, hour, events: 1 }]);
    const tags = payload.tags
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => ({ issueId, key, value, events: 1, firstSeenAt: at, lastSeenAt: at }));
    await addIssueTags(engine, tx, tags);
    return { issueId, eventId, projectId: project.id };
  });
}

/** `u1` is an id; `email:kim@shop.example` says which of their names it is. */
function toSeenUser(issueId: number, user: string, seenAt: number): SeenUser {
  const [, field = "id", value = user] = /^(email|username|ip):(.+)$/.exec(user) ?? [];
  return {
    issueId,
    userKey: `${field}:${value}`,
    email: field === "email" ? value : null,
    username: field === "username" ? value : null,
    ipAddress: field === "ip" ? value : null,
    seenAt,
  };
}

function toPayload(report: Report, at: number): EventPayload {
  const {
    title = "TypeError: x is undefined",
    level = "error",
    environment,
    release,
    user,
  } = report;
  const [type = "Error", value = ""] = title.split(": ");
  return {
    event_id: report.eventId ?? uuid4Hex(),
    type: "error",
    platform: "javascript",
    level,
    timestamp: at / 1000,
    received: (at + 200) / 1000,
    tags: [
      ["level", level],
      ...(environment === undefined ? [] : [["environment", environment] as [string, string]]),
      ...(release === undefined ? [] : [["release", release] as [string, string]]),
      ...(user === undefined ? [] : [["user", `id:${user}`] as [string, string]]),
    ],
    ...(environment !== undefined && { environment }),
    ...(release !== undefined && { release }),
    ...(user !== undefined && { user: { id: user } }),
    exception: { values: [{ type, value }] },
    title,
    culprit: report.culprit ?? "checkout in pay",
    metadata: { type, value, filename: "pay.js", function: "checkout" },
    location: "pay.js",
    ...report.payload,
  };
}
