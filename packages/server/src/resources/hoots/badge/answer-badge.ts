import type { Instance } from "../../instance.ts";
import { findHoot } from "../store.ts";
import { badgeOf } from "./badge.ts";
import { renderCard } from "./render-card.ts";
import { renderJson, renderShields } from "./render-data.ts";
import { FRAME_STYLE, renderFrame, renderScript } from "./render-embed.ts";
import { renderFlat } from "./render-flat.ts";

/** What other pages show of a hoot, whole; sent to whoever asks. */
export interface BadgeAnswer {
  type: string;
  body: string;
}

/** Which form of it: the end of the address. */
export type BadgeForm = "svg" | "json" | "shields.json" | "frame" | "embed.js";

/**
 * The badge at an address in a form and, for pictures, a style (`light` when it is none we know).
 * Undefined where there is no such hoot.
 */
export async function answerBadge(
  { storage, links, now }: Pick<Instance, "storage" | "links" | "now">,
  wanted: { uid: string; form: BadgeForm; style: string | undefined },
): Promise<BadgeAnswer | undefined> {
  const hoot = await findHoot(storage.db, wanted.uid);
  if (hoot === undefined) return undefined;
  const badge = badgeOf(hoot, now());
  const style = wanted.style === "dark" || wanted.style === "flat" ? wanted.style : "light";
  switch (wanted.form) {
    case "svg": {
      const body = style === "flat" ? renderFlat(badge) : renderCard(badge, style);
      return { type: "image/svg+xml; charset=utf-8", body };
    }
    case "json":
      return { type: "application/json; charset=utf-8", body: renderJson(badge) };
    case "shields.json":
      return { type: "application/json; charset=utf-8", body: renderShields(badge) };
    case "frame":
      return { type: "text/html; charset=utf-8", body: renderFrame(links, badge, style) };
    case "embed.js":
      return { type: "text/javascript; charset=utf-8", body: renderScript(links, badge) };
  }
}

/** The style sheet of the `frame` form, the same for all hoots. */
export const badgeFrameStyle: BadgeAnswer = { type: "text/css; charset=utf-8", body: FRAME_STYLE };
