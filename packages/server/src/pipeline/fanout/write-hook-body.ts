import { toWireJson } from "../../kit/index.ts";
import type { JsonObject } from "../../outbox/index.ts";
import type { News } from "./news.ts";

/**
 * The flat body that service hooks get (docs/wire.md): the issue's place, and of the event what
 * tells it from others. Throws for news that tell of no event.
 */
export function writeHookBody({ event: told, fact }: News): string {
  if (told === null) throw new TypeError(`A hook cannot be told of ${fact.resource}`);
  const event = told.present();
  const { culprit, web_url, event_id, level, tags, platform, datetime } = event;
  return toWireJson({
    id: String(told.issueId),
    project: told.project.slug,
    project_name: told.project.name,
    culprit,
    url: typeof web_url === "string" ? web_url.replace(/events\/[^/]*\/$/, "") : null,
    message: messageOf(event),
    triggering_rules: told.rules,
    event: { event_id, level, tags, platform, datetime },
  });
}

/** What the program said; of an exception its own words, without its type. */
function messageOf({ message, metadata, title }: JsonObject): unknown {
  if (message) return message;
  const value = (metadata as { value?: unknown } | null | undefined)?.value;
  return typeof value === "string" && value !== "" ? value : title;
}
