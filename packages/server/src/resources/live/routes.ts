import { LIVE_TOPICS, type LiveTopic, watchLive } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";
import type { Caller } from "../../access/index.ts";
import { type CurrentOrganization, implement, type Implemented } from "../../routing/index.ts";
import type { Audience } from "../../storage/index.ts";
import type { Live } from "./create-live.ts";

const TOPICS = Object.keys(LIVE_TOPICS) as LiveTopic[];

/** The stream of what changes in an organization. */
export function liveRoutes(live: Live): Implemented[] {
  return [
    implement(watchLive, async ({ actor, organization, query, request }) => {
      const topics = readTopics(query.topics, actor, organization);
      const audiences = new Set<Audience>([`organization:${organization.id}`]);
      if (actor.kind === "user" && topics.has("catch-all")) audiences.add(`user:${actor.userId}`);
      const lastEventId = request.lastEventId ?? query.lastEventId ?? null;
      return {
        status: 200,
        stream: live.open({ audiences, topics }, ownerOf(actor), lastEventId),
      };
    }),
  ];
}

/** All that the caller may watch, or what they ask for; refuses what they may not. */
function readTopics(
  text: string | undefined,
  actor: Caller,
  organization: CurrentOrganization,
): Set<LiveTopic> {
  const may = (topic: LiveTopic): boolean =>
    topic === "catch-all"
      ? actor.kind === "user"
      : LIVE_TOPICS[topic].some((scope) => organization.scopes.has(scope));
  if (!text) return new Set(TOPICS.filter(may));
  const topics = text.split(",").map((name) => toTopic(name.trim()));
  const refused = topics.find((topic) => !may(topic));
  if (refused !== undefined) {
    throw new Problem("forbidden", { detail: `You may not watch ${refused} here.` });
  }
  return new Set(topics);
}

function toTopic(name: string): LiveTopic {
  const topic = TOPICS.find((one) => one === name);
  if (topic !== undefined) return topic;
  throw Problem.fields({
    topics: [`"${name.slice(0, 50)}" is no topic; there are ${TOPICS.join(", ")}.`],
  });
}

/** Whose streams are counted together. */
function ownerOf(actor: Caller): string {
  switch (actor.kind) {
    case "user":
      return `user ${actor.userId}`;
    case "integration":
      return `installation ${actor.installationId}`;
    case "organization-token":
      return `token ${actor.tokenId}`;
    default:
      return "nobody";
  }
}
