/** The database: two engines, one set of promises. Only this folder knows which engine it is. */
export { insertMany, insertMissing, updateMany } from "./bulk.ts";
export { containsText, isAnyOf, likeText } from "./contains-text.ts";
export { type BesideLine, givenLines } from "./given-lines.ts";
export { givenRows } from "./given-rows.ts";
export { isOneOf } from "./is-one-of.ts";
export { matchText, putText, toSearchedWords, toWords } from "./full-text.ts";
export type { Audience, Hint, Hints } from "./hints.ts";
export { findDamage, inspectSchema, type SchemaState } from "./inspect.ts";
export { measureStorage, type StorageSize } from "./measure.ts";
export { NewerDatabase, migrate } from "./migrate.ts";
export { openPostgres } from "./postgres/index.ts";
export {
  dropEventPartition,
  ensureEventPartitions,
  listEventPartitions,
  type Partition,
} from "./postgres/partitions.ts";
export { SIGNAL_NAMES, type SignalName, type Signals } from "./signals.ts";
export { openSqliteElsewhere, openSqliteHere } from "./sqlite/open-sqlite.ts";
export type {
  ConditionBuilder,
  Db,
  Engine,
  Procedure,
  Row,
  SqlCondition,
  Storage,
  TextQuery,
  Tx,
  Wake,
} from "./storage.ts";
export { RunAgain } from "./transient.ts";
export { isUniqueViolation } from "./unique-violation.ts";
