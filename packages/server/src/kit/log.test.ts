import { expect, test } from "vitest";
import { createLog, type LogLevel } from "./log.ts";
import { toReadableLine } from "./readable-line.ts";

function logInto(lines: string[], level: LogLevel = "info") {
  return createLog({ level, name: "web", destination: { write: (line) => void lines.push(line) } });
}

test("a line is one JSON object with level, name, facts and message", () => {
  const lines: string[] = [];
  logInto(lines).warn({ delivery: 7 }, "The receiver did not answer");
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    level: 40,
    name: "web",
    delivery: 7,
    msg: "The receiver did not answer",
  });
});

test("what is below the level is not written", () => {
  const lines: string[] = [];
  const log = logInto(lines, "warn");
  log.debug({}, "d");
  log.info({}, "i");
  log.warn({}, "w");
  log.error({}, "e");
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(["w", "e"]);
});

test("a child's lines carry its facts", () => {
  const lines: string[] = [];
  logInto(lines).child({ requestId: "r1" }).info({ status: 200 }, "answered");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ requestId: "r1", status: 200 });
});

test("an error is written with its stack", () => {
  const lines: string[] = [];
  logInto(lines).error({ err: new Error("disk full") }, "Could not write");
  expect(JSON.parse(lines[0] ?? "").err.stack).toContain("disk full");
});

test("secrets are not written, at the top or one level below", () => {
  const lines: string[] = [];
  logInto(lines).info({ token: "t0p", app: { clientSecret: "d33p", slug: "acme" } }, "made");
  expect(lines[0]).not.toMatch(/t0p|d33p/);
  expect(JSON.parse(lines[0] ?? "").app).toEqual({ clientSecret: "[secret]", slug: "acme" });
});

test("a readable line says when, how grave, what, and with which facts", () => {
  const entry = { level: 40, time: 45_296_789, pid: 1, name: "web", delivery: 7, msg: "No answer" };
  expect(toReadableLine(`${JSON.stringify(entry)}\n`)).toBe(
    "12:34:56.789 warn  No answer  delivery=7\n",
  );
});

test("a readable line has an error's stack below it", () => {
  const entry = { level: 50, time: 0, err: { stack: "Error: x\n    at y" }, msg: "Failed" };
  expect(toReadableLine(JSON.stringify(entry))).toBe(
    "00:00:00.000 error Failed\nError: x\n    at y\n",
  );
});

test("a line that is no JSON passes as it is", () => {
  expect(toReadableLine("plain text\n")).toBe("plain text\n");
});
