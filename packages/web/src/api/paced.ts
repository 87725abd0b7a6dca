/** Hands on what is added: the first at once, what follows within the pace together at its end. */
export interface Paced<Item> {
  add: (item: Item) => void;
  /** Hands on nothing in particular: everything is meant. */
  all: () => void;
  stop: () => void;
}

/** Makes one; `give` gets the items, or none where everything is meant. */
export function paced<Item>(paceMs: number, give: (items: readonly Item[]) => void): Paced<Item> {
  let waiting: Item[] = [];
  let meansAll = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function hand(): void {
    const items = meansAll ? [] : waiting;
    const isNothing = !meansAll && items.length === 0;
    waiting = [];
    meansAll = false;
    timer = isNothing ? undefined : setTimeout(hand, paceMs);
    if (!isNothing) give(items);
  }
  return {
    add: (item) => {
      waiting.push(item);
      if (timer === undefined) hand();
    },
    all: () => {
      meansAll = true;
      if (timer === undefined) hand();
    },
    stop: () => clearTimeout(timer),
  };
}
