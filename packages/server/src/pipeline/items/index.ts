/** Envelope items besides events that are kept: read here, written in the transaction of their batch. */
export { countItem, prepareItems } from "./prepare-items.ts";
export { type ItemKind, itemKind } from "./item-kind.ts";
export { itemKinds, keptItemTypes } from "./registry.ts";
