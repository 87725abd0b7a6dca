/** Writes what the pure stages made: one transaction per batch, all of it or nothing. */
export { type RecordBatch, type RecordContext, recordBatch } from "./record-batch.ts";
