import { Problem } from "@vedette/contract/problems";
import type { Db } from "../../../storage/index.ts";
import { parseTimestamp } from "../../../protocol/index.ts";
import {
  type AttemptFilter,
  attemptPlace,
  type AttemptRow,
  readAttemptId,
  selectAttempts,
} from "../../deliveries/index.ts";
import { type Page, readPage, toPage } from "../../keyset.ts";
import { findOrganization } from "../../organizations/index.ts";
import type { SentryApp } from "../model.ts";
import { findInstallationIdsEver } from "../installations/store.ts";

/** The filters as the query gives them. */
export interface WebhookRequestQuery {
  eventType?: string | undefined;
  errorsOnly?: boolean | undefined;
  organizationSlug?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  cursor?: string | undefined;
  per_page?: number | undefined;
  limit?: number | undefined;
}

const DEFAULT_PERIOD_MS = 30 * 24 * 60 * 60 * 1000;

/** What an app was sent, newest first: every attempt of the last 30 days, or of the period given. */
export async function listAppRequests(
  db: Db,
  app: SentryApp,
  query: WebhookRequestQuery,
  now: number,
): Promise<Page<AttemptRow>> {
  const request = readPage(query, readAttemptId);
  const filter: AttemptFilter = {
    installationIds: await findInstallationIdsEver(db, app.id),
    organizationId: await readOrganization(db, query.organizationSlug),
    event: readEvent(query.eventType),
    onlyFailed: query.errorsOnly ?? false,
    ...readPeriod(query, now),
  };
  return toPage(await selectAttempts(db, filter, request), request, attemptPlace);
}

async function readOrganization(db: Db, slug: string | undefined): Promise<number | undefined> {
  if (!slug) return undefined;
  const organization = await findOrganization(db, slug);
  if (organization === undefined) {
    throw new Problem("bad-request", { detail: "Invalid organization." });
  }
  return organization.id;
}

/** `issue.created` and the like; the resource is what comes before the last point. */
function readEvent(eventType: string | undefined): AttemptFilter["event"] {
  if (!eventType) return undefined;
  const point = eventType.lastIndexOf(".");
  if (point < 0) throw Problem.fields({ eventType: [`"${eventType}" is not a valid event type.`] });
  return { resource: eventType.slice(0, point), action: eventType.slice(point + 1) };
}

function readPeriod(
  { start, end }: WebhookRequestQuery,
  now: number,
): { since: number; until: number } {
  const until = readInstant("end", end) ?? now;
  const since = readInstant("start", start) ?? until - DEFAULT_PERIOD_MS;
  if (since > until) {
    throw new Problem("bad-request", { detail: "start must be before end" });
  }
  return { since, until };
}

function readInstant(name: "start" | "end", text: string | undefined): number | undefined {
  if (!text) return undefined;
  const instant = parseTimestamp(text);
  if (instant === undefined) {
    throw Problem.fields({ [name]: ["Invalid date format. Format must be YYYY-MM-DD HH:MM:SS."] });
  }
  return instant;
}
