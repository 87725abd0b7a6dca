import type { LiveMessage } from "@vedette/contract";
import type { Hint } from "../../storage/index.ts";

/** A message names at most so many; of more it names none, and the page reads its list again. */
const MOST_IDS = 100;

/**
 * Puts hints together that came within a moment: one message for each topic, action and project, in
 * the order of the first of each.
 */
export function toMessages(hints: readonly Hint[]): LiveMessage[] {
  const groups = Map.groupBy(hints, ({ topic, action, projectId }) =>
    [topic, action, projectId].join(" "),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const isAll = group.some(({ ids }) => ids.length === 0);
    const ids = [...new Set(group.flatMap((hint) => hint.ids))];
    const { topic, action, projectId } = first;
    return [
      {
        topic,
        action,
        project: projectId === null ? null : String(projectId),
        ids: isAll || ids.length > MOST_IDS ? [] : ids,
      },
    ];
  });
}

/**
 * One event of a stream (HTML Standard, 9.2, server-sent events). `data` has no line breaks, being
 * JSON.
 */
export function writeEvent(event: string, data: unknown, id?: string): string {
  return `event: ${event}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
