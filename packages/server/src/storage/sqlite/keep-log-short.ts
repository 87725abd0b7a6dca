import { SqliteFile } from "./sqlite-file.ts";

/** How often the log is looked at. */
const LOOK_MS = 200;
/** So many pages are gathered first: those that change again and again are then copied once. */
const COPY_FROM_PAGES = 4000;
/** From here on writers wait for a moment, so that the log starts again and cannot grow for ever. */
const RESTART_FROM_PAGES = 16_000;

/**
 * Copies what is committed from the write-ahead log into the file, in the calling thread and over a
 * connection of its own, so that no commit waits for it (docs/decisions/0006-who-copies-the-log.md).
 * Goes on until the thread ends.
 */
export function keepLogShort(path: string): void {
  const file = new SqliteFile(path, { cacheKiB: 512 });
  setInterval(() => copyLog(file), LOOK_MS);
}

/** Copies the log if it is time to. */
export function copyLog(file: SqliteFile): void {
  if (readLog(file).uncopied < COPY_FROM_PAGES) return;
  // Passive: it does the bulk beside the writer, so that a restart has little left to do.
  file.query("pragma wal_checkpoint(passive)", []);
  if (readLog(file).pages >= RESTART_FROM_PAGES) {
    file.query("pragma wal_checkpoint(restart)", []);
  }
}

/**
 * How long the log is, and how much of it is not copied yet, in pages. SQLite is asked, and not the
 * index beside the file: whoever closes a descriptor of that gives up the locks of the whole process.
 */
export function readLog(file: SqliteFile): { pages: number; uncopied: number } {
  const [row] = file.query("pragma wal_checkpoint(noop)", []).rows;
  const { log, checkpointed } = row as { log: number; checkpointed: number };
  return { pages: log, uncopied: log - checkpointed };
}
