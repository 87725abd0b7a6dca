import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { endianness } from "node:os";
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
  setInterval(() => copyLog(file, path), LOOK_MS);
}

/** Copies the log if it is time to; `file` is a connection to `path`. */
export function copyLog(file: SqliteFile, path: string): void {
  if (readLog(path).uncopied < COPY_FROM_PAGES) return;
  // Passive: it does the bulk beside the writer, so that a restart has little left to do.
  file.query("pragma wal_checkpoint(passive)", []);
  if (readLog(path).pages >= RESTART_FROM_PAGES) {
    file.query("pragma wal_checkpoint(restart)", []);
  }
}

/** What the head of the log's index says (https://sqlite.org/walformat.html, sections 2.1 and 2.2). */
export function readLog(path: string): { pages: number; uncopied: number } {
  const head = Buffer.alloc(100);
  // Not there before the first write, nor once the last connection is closed.
  if (!existsSync(`${path}-shm`)) return NOTHING;
  const descriptor = openSync(`${path}-shm`, "r");
  try {
    if (readSync(descriptor, head, 0, head.length, 0) < head.length) return NOTHING;
  } finally {
    closeSync(descriptor);
  }
  const read = (at: number): number =>
    endianness() === "LE" ? head.readUInt32LE(at) : head.readUInt32BE(at);
  const pages = read(16);
  return { pages, uncopied: pages - read(96) };
}

const NOTHING = { pages: 0, uncopied: 0 };
