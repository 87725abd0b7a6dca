import type { OutcomeCount } from "../../resources/outcomes/index.ts";
import type { SeenRelease } from "../../resources/releases/index.ts";
import type { ItemScope, RawItem } from "../seams.ts";

/** What one item says. */
export interface ItemReading<Row> {
  /** What `write` is given, in the order the items came. */
  rows: readonly Row[];
  /** Counted besides the item itself, which counts as accepted. */
  counts?: readonly OutcomeCount[];
  /** Releases and environments it names (`events: 0`); they are noted with those of the events. */
  releases?: readonly SeenRelease[];
}

/** How one kind of envelope item is kept. */
export interface ItemKindParts<Row> {
  /** The item types it reads. */
  types: readonly string[];
  /** Larger items are not read: counted as invalid, `too_large`. */
  maxBytes: number;
  /**
   * What the item says. Pure: the clock is the item's `receivedAt`. Throws on what cannot be read;
   * the item is then counted as invalid, and neither its envelope nor its neighbours notice.
   */
  read: (item: RawItem) => ItemReading<Row>;
  /**
   * Writes the rows of a batch in its transaction, through the doors of resources, in a handful of
   * statements and in order of their keys. May be called again when the transaction is run again.
   */
  write?: (scope: ItemScope, rows: readonly Row[]) => Promise<void>;
}

/** A kind whose rows are its own matter. */
export interface ItemKind {
  types: readonly string[];
  maxBytes: number;
  /** Begins a batch. */
  begin: () => ItemBatch;
}

export interface ItemBatch {
  read: (item: RawItem) => Omit<ItemReading<never>, "rows">;
  write: (scope: ItemScope) => Promise<void>;
}

/** Closes over the type of a kind's rows, so that kinds can stand in one list. */
export function itemKind<Row>(parts: ItemKindParts<Row>): ItemKind {
  return {
    types: parts.types,
    maxBytes: parts.maxBytes,
    begin() {
      const all: Row[] = [];
      return {
        read(item) {
          const { rows, ...besides } = parts.read(item);
          all.push(...rows);
          return besides;
        },
        async write(scope) {
          if (all.length > 0) await parts.write?.(scope, all);
        },
      };
    },
  };
}
