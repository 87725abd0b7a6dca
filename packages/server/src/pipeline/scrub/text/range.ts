/** Where something was found: start and end (exclusive), in UTF-16 units. */
export type Range = readonly [start: number, end: number];
