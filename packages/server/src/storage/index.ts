/** The database: two engines, one set of promises. Only this folder knows which engine it is. */
export { insertMany, insertMissing, updateMany } from "./bulk.ts";
export { containsText } from "./contains-text.ts";
export { findDamage, inspectSchema, type SchemaState } from "./inspect.ts";
export { NewerDatabase, migrate } from "./migrate.ts";
export { openPostgres } from "./postgres/index.ts";
export type { SignalName, Signals } from "./signals.ts";
export { openSqliteElsewhere, openSqliteHere } from "./sqlite/open-sqlite.ts";
export type { Db, Engine, Row, Storage, Tx } from "./storage.ts";
export { RunAgain } from "./transient.ts";
export { isUniqueViolation } from "./unique-violation.ts";
