import type { Actor } from "../../../access/index.ts";
import type { StaffSettings } from "../model.ts";
import type { AppFields } from "./read-settings.ts";

/** Whether somebody decides about integrations for the whole instance: an administrator, in person. */
export function isStaff(actor: Actor): boolean {
  return actor.kind === "user" && actor.via.kind === "session" && actor.isInstanceAdmin;
}

/** The settings after a change by staff: an internal app stays one, the others are published or not. */
export function readStaffSettings(
  fields: AppFields,
  before: StaffSettings,
  now: number,
): StaffSettings {
  const { publishedAt, popularity, isDisabled, metadata } = before;
  const status = readStatus(fields.status, before.status);
  const isNewlyPublished = status === "published" && before.status !== "published";
  return {
    status,
    publishedAt: isNewlyPublished ? now : publishedAt,
    popularity: fields.popularity ?? popularity,
    isDisabled: fields.isDisabled ?? isDisabled,
    metadata: fields.metadata ?? metadata,
  };
}

function readStatus(
  given: string | null | undefined,
  before: StaffSettings["status"],
): StaffSettings["status"] {
  if (before === "internal") return before;
  return given === "published" || given === "unpublished" ? given : before;
}
