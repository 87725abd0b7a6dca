import type { Hint } from "../../storage/index.ts";

export interface HintParts extends Pick<Hint, "topic" | "action"> {
  projectId?: number | null;
  ids?: readonly (number | string)[];
}

/** For everybody of an organization who may see the topic. */
export function organizationHint(organizationId: number, parts: HintParts): Hint {
  return toHint(`organization:${organizationId}`, parts);
}

/** For one person alone. */
export function userHint(userId: number, parts: HintParts): Hint {
  return toHint(`user:${userId}`, parts);
}

function toHint(
  audience: Hint["audience"],
  { topic, action, projectId = null, ids = [] }: HintParts,
): Hint {
  return { audience, topic, action, projectId, ids: ids.map(String) };
}
