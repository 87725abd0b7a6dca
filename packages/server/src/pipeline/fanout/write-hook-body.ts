import { toWireJson } from "../../kit/index.ts";
import type { News } from "./news.ts";

/**
 * The flat body that service hooks get (docs/wire.md): the issue's place, and of the event what
 * tells it from others. Throws for news that tell of no event.
 */
export function writeHookBody({ event: told, fact }: News): string {
  if (told === null) throw new TypeError(`A hook cannot be told of ${fact.resource}`);
  const event = told.present();
  const { culprit, message, title, web_url, event_id, level, tags, platform, datetime } = event;
  return toWireJson({
    id: String(told.issueId),
    project: told.project.slug,
    project_name: told.project.name,
    culprit,
    url: typeof web_url === "string" ? web_url.replace(/events\/[^/]*\/$/, "") : null,
    message: message === "" ? title : message,
    triggering_rules: told.rules,
    event: { event_id, level, tags, platform, datetime },
  });
}
