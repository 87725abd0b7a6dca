import type { EventPayload } from "../../protocol/index.ts";
import type { Subject } from "./model.ts";

/** An event as terms look at it. */
export function toSubject(payload: EventPayload): Subject {
  const { metadata } = payload;
  return {
    environment: payload.environment ?? null,
    level: payload.level,
    type: payload.type,
    platform: payload.platform,
    title: payload.title,
    culprit: payload.culprit,
    location: payload.location ?? "",
    words: [
      payload.logentry?.formatted,
      metadata.type,
      metadata.value,
      metadata.message,
      metadata.function,
      metadata.filename,
    ].filter((text) => text !== undefined),
    tags: payload.tags,
    isUnhandled:
      payload.exception?.values.some(({ mechanism }) => mechanism?.handled === false) ?? false,
    user: {
      id: userField(payload, "id"),
      email: userField(payload, "email"),
      username: userField(payload, "username"),
      ip: userField(payload, "ip_address"),
    },
  };
}

/** Who was affected, by the best name there is; null when nothing is known of anybody. */
export function userKeyOf(payload: EventPayload): string | null {
  return payload.tags.find(([key]) => key === "user")?.[1] ?? null;
}

function userField({ user }: EventPayload, name: string): string | null {
  const text = user?.[name];
  return typeof text === "string" && text !== "" ? text : null;
}
