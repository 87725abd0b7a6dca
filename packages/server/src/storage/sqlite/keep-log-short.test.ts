import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "@vedette/testkit";
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
    writer,
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
  copyLog(files.copier);
  expect(readLog(files.copier).uncopied).toBeGreaterThan(2000);
  files.write(10);
  copyLog(files.copier);
  expect(readLog(files.copier)).toMatchObject({ uncopied: 0 });
  expect(files.count()).toEqual({ n: 2 });
});

test("a log that has grown long starts again from its beginning", () => {
  using files = openTwice();
  for (let at = 0; at < 7; at++) files.write(10);
  expect(readLog(files.copier).pages).toBeGreaterThan(16_000);
  copyLog(files.copier);
  files.write(1);
  expect(readLog(files.copier).pages).toBeLessThan(1000);
  expect(files.count()).toEqual({ n: 8 });
});

test("while the log is looked at and copied, another process is kept from writing", async () => {
  using files = openTwice();
  files.write(20);
  files.writer.exec("begin immediate");
  files.write(1);
  copyLog(files.copier);
  const program = join(import.meta.dirname, "begin-writing.fixture.ts");
  const { stdout } = await runProgram(program, { args: [files.path] });
  expect(stdout).toBe("database is locked");
  files.writer.exec("commit");
  expect((await runProgram(program, { args: [files.path] })).stdout).toBe("begun");
});
