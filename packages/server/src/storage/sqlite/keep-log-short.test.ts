import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { copyLog, readLog } from "./keep-log-short.ts";
import { SqliteFile } from "./sqlite-file.ts";

function openTwice() {
  const folder = mkdtempSync(join(tmpdir(), "vedette-test-"));
  const path = join(folder, "log.db");
  const writer = new SqliteFile(path);
  writer.leaveLogToOthers();
  writer.exec("create table lines (text blob)");
  const copier = new SqliteFile(path, { cacheKiB: 512 });
  return {
    path,
    copier,
    write(megabytes: number): void {
      writer.query("insert into lines values (zeroblob(?))", [megabytes * 1024 * 1024]);
    },
    count: (): unknown => copier.query("select count(*) as n from lines", []).rows[0],
    [Symbol.dispose](): void {
      copier.close();
      writer.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test("a short log is left alone, and a longer one copied beside the writer", () => {
  using files = openTwice();
  files.write(8);
  copyLog(files.copier, files.path);
  expect(readLog(files.path).uncopied).toBeGreaterThan(2000);
  files.write(10);
  copyLog(files.copier, files.path);
  expect(readLog(files.path)).toMatchObject({ uncopied: 0 });
  expect(files.count()).toEqual({ n: 2 });
});

test("a log that has grown long starts again from its beginning", () => {
  using files = openTwice();
  for (let at = 0; at < 7; at++) files.write(10);
  expect(readLog(files.path).pages).toBeGreaterThan(16_000);
  copyLog(files.copier, files.path);
  files.write(1);
  expect(readLog(files.path).pages).toBeLessThan(1000);
  expect(files.count()).toEqual({ n: 8 });
});
