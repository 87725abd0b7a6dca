import type { Activity as WireActivity, ActivityType } from "@vedette/contract";
import type { Db } from "../../storage/index.ts";
import { toPage, type Page, type PageRequest } from "../keyset.ts";
import { findAuthors } from "./find-authors.ts";
import { presentActivity, presentFirstSeen } from "./present.ts";
import { findActivities } from "./store.ts";

/** A page of an issue's history as it is shown, newest first; `type`: only such lines. */
export async function listActivities(
  db: Db,
  issueId: number,
  request: PageRequest<number>,
  type?: ActivityType,
): Promise<Page<WireActivity>> {
  const read = await findActivities(db, issueId, request, type);
  const page = toPage(read, request, ({ id }) => ({ value: id, id }));
  const authors = await findAuthors(db, page.rows);
  return { ...page, rows: page.rows.map((activity) => presentActivity(activity, authors)) };
}

/** The same with every kind of line, ending in how the issue began. */
export async function listHistory(
  db: Db,
  issue: { id: number; firstSeenAt: number },
  request: PageRequest<number>,
): Promise<Page<WireActivity>> {
  const page = await listActivities(db, issue.id, request);
  if (page.next.hasResults) return page;
  return { ...page, rows: [...page.rows, presentFirstSeen(issue.firstSeenAt)] };
}
