import { Problem } from "@vedette/contract/problems";
import type { Tx } from "../../../storage/index.ts";
import { findAvatars } from "../avatars/store.ts";
import type { SentryApp } from "../model.ts";
import { needsIcon } from "./model.ts";

/** Refuses to publish what cannot be: the first reason is told, in the order docs/wire.md gives. */
export async function refuseUnready(tx: Tx, app: SentryApp): Promise<void> {
  if (app.status === "published") refuse("Cannot publish already published integration.");
  if (app.status === "internal") refuse("Cannot publish internal integration.");
  if (app.status === "publish_request_inprogress") refuse("Publish request in progress.");
  const pictures = (await findAvatars(tx, [app.id])).get(app.id) ?? [];
  if (!pictures.some(({ kind }) => kind === "logo")) {
    refuse("Must upload a logo for the integration.");
  }
  if (needsIcon(app.schema) && !pictures.some(({ kind }) => kind === "icon")) {
    refuse("Must upload an icon for issue and stack trace linking integrations.");
  }
}

function refuse(detail: string): never {
  throw new Problem("bad-request", { detail });
}
