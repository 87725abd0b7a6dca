import { categoryOfItem } from "../../protocol/index.ts";
import type { OutcomeCount } from "../../resources/outcomes/index.ts";
import type { SeenRelease } from "../../resources/releases/index.ts";
import type { PreparedItems, RawItem } from "../seams.ts";
import type { ItemBatch, ItemKind } from "./item-kind.ts";

/** Reads the kept items of a batch. One that cannot be read is counted as invalid, no more. */
export function prepareItems(items: readonly RawItem[], kinds: readonly ItemKind[]): PreparedItems {
  const counts: OutcomeCount[] = [];
  const releases: SeenRelease[] = [];
  const begun = new Map<ItemKind, ItemBatch>();
  for (const item of items) {
    const kind = kinds.find(({ types }) => types.includes(item.type));
    if (!kind) {
      counts.push(countItem(item, "dropped", "not_kept"));
      continue;
    }
    const batch = begun.get(kind) ?? kind.begin();
    begun.set(kind, batch);
    try {
      const besides = batch.read(item);
      counts.push(countItem(item, "accepted", ""), ...(besides.counts ?? []));
      releases.push(...(besides.releases ?? []));
    } catch {
      counts.push(countItem(item, "invalid", "malformed"));
    }
  }
  return {
    counts,
    releases,
    async write(scope) {
      // In the order of the list, so that two processes never wait for each other.
      for (const kind of kinds) await begun.get(kind)?.write(scope);
    },
  };
}

/** What became of one item, as it is counted. */
export function countItem(
  { projectId, type }: Pick<RawItem, "projectId" | "type">,
  outcome: OutcomeCount["outcome"],
  reason: string,
): OutcomeCount {
  return { projectId, category: categoryOfItem(type), outcome, reason, quantity: 1 };
}
