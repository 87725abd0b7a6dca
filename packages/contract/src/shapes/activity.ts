import * as z from "zod";
import { id, instant, jsonObject } from "./primitives.ts";
import { user } from "./user.ts";

/** What can happen to an issue, by the names the wire uses. */
export const ACTIVITY_TYPES = [
  "set_resolved",
  "set_unresolved",
  "set_ignored",
  "set_public",
  "set_private",
  "set_regression",
  "create_issue",
  "note",
  "first_seen",
  "release",
  "assigned",
  "unassigned",
  "set_resolved_in_release",
  "merge",
  "set_resolved_by_age",
  "set_resolved_in_commit",
  "deploy",
  "new_processing_issues",
  "unmerge_source",
  "unmerge_destination",
  "set_resolved_in_pull_request",
  "reprocess",
  "mark_reviewed",
  "auto_set_ongoing",
  "set_escalating",
  "set_priority",
  "deleted_attachment",
  "referenced_in_commit",
] as const;

export type ActivityType = (typeof ACTIVITY_TYPES)[number];

/** One line of an issue's history. A note (comment) is the one with `type: "note"`. */
export const activity = z
  .object({
    id,
    user: user.nullable(),
    /** The app that acted, where it was not a person. */
    sentry_app: z
      .object({ id, slug: z.string(), name: z.string(), uuid: z.string() })
      .nullable()
      .optional(),
    type: z.enum(ACTIVITY_TYPES),
    data: jsonObject,
    dateCreated: instant,
  })
  .meta({ id: "Activity" });

export type Activity = z.output<typeof activity>;
