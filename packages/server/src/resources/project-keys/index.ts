/** Client keys: what a DSN names, and how much may come through it. */
export { insertNewKey } from "./create-key.ts";
export { presentDsn } from "./present.ts";
export { findFirstActiveKey } from "./store.ts";
export { findIngestKey } from "./store-pipeline.ts";
