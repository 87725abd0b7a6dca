import { useState } from "react";

export interface Selection {
  /** Chosen ids that are on the page, in the page's order. */
  ids: string[];
  has: (id: string) => boolean;
  toggle: (id: string) => void;
  /** All of the page when not all are chosen, else none. */
  toggleAll: () => void;
  clear: () => void;
}

/** Which rows of a page are chosen. What leaves the page is no longer chosen. */
export function useSelection(onPage: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = onPage.filter((id) => chosen.has(id));
  return {
    ids,
    has: (id) => chosen.has(id),
    toggle: (id) => setChosen((before) => toggled(before, id)),
    toggleAll: () => setChosen(new Set(ids.length === onPage.length ? [] : onPage)),
    clear: () => setChosen(new Set()),
  };
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}
