import { describe, expect, test } from "vitest";
import type { Frame, Stacktrace } from "../seams.ts";
import { normalizeSent } from "./sent-event.fixture.ts";

function stackOf(frames: unknown, platform = "python"): Stacktrace | undefined {
  return normalizeSent({ platform, stacktrace: { frames } }).stacktrace;
}

function frameOf(frame: unknown, platform?: string): Frame | undefined {
  return stackOf([frame], platform)?.frames[0];
}

describe("a stack", () => {
  test.each([[[]], [null], [[null]], [undefined]])("with frames %j is absent", (frames) => {
    expect(stackOf(frames)).toBeUndefined();
  });

  test("may come as its frames alone", () => {
    expect(normalizeSent({ stacktrace: [{ function: "f" }] }).stacktrace?.frames).toHaveLength(1);
  });

  test("keeps its newest 250 frames and says how many it lost", () => {
    const frames = Array.from({ length: 300 }, (_, at) => ({ function: `f${at}` }));
    const event = normalizeSent({ stacktrace: { frames } });
    expect(event.stacktrace?.frames).toHaveLength(250);
    expect(event.stacktrace?.frames[0]?.function).toBe("f50");
    expect(event.stacktrace?.frames.at(-1)?.function).toBe("f299");
    expect(event.stacktrace?.frames_omitted).toEqual([0, 50]);
    expect(event["_meta"]).toEqual({
      stacktrace: { frames: { "": { rem: [["!limit", "x"]], len: 300 } } },
    });
  });

  test("of more than 50 frames has details at both ends only", () => {
    const detail = { vars: { a: 1 }, pre_context: ["p"], context_line: "c", post_context: ["q"] };
    const frames = Array.from({ length: 60 }, () => ({ function: "f", ...detail }));
    const kept = stackOf(frames)?.frames ?? [];
    const bare = kept.map((frame) => !frame.vars && !frame.pre_context && !frame.post_context);
    expect(bare.map((isBare, at) => (isBare ? at : -1)).filter((at) => at >= 0)).toEqual(
      Array.from({ length: 10 }, (_, at) => at + 25),
    );
    expect(kept.every((frame) => frame.context_line === "c")).toBe(true);
  });

  test("keeps registers", () => {
    const event = normalizeSent({
      stacktrace: { frames: [{ function: "f" }], registers: { pc: "0x1" } },
    });
    expect(event.stacktrace?.registers).toEqual({ pc: "0x1" });
  });
});

describe("a frame", () => {
  test("keeps what it knows", () => {
    const frame = {
      function: "checkout",
      raw_function: "_checkout",
      module: "shop.pay",
      package: "/app/lib.so",
      platform: "native",
      filename: "pay.py",
      abs_path: "/app/pay.py",
      lineno: 10,
      colno: 5,
      pre_context: ["a", ""],
      context_line: "",
      post_context: ["c"],
      vars: { x: null },
      data: { sourcemap: "pay.js.map" },
      instruction_addr: "0x1f",
      addr_mode: "abs",
      symbol: "_Z8checkout",
      trust: "scan",
      lock: { type: 1 },
      stack_start: true,
      in_app: true,
    };
    expect(frameOf({ ...frame, odd: 1, errors: null })).toEqual(frame);
  });

  test.each(["?", "<unknown>", "", null])("has no function when it is called %j", (name) => {
    expect(frameOf({ function: name, lineno: 1 })).toEqual({ lineno: 1, in_app: false });
  });

  test.each([
    [{ abs_path: "/app/a.py" }, { abs_path: "/app/a.py", filename: "/app/a.py" }],
    [
      { filename: "https://shop.example/assets/a.js?v=1#x" },
      { filename: "/assets/a.js", abs_path: "https://shop.example/assets/a.js?v=1#x" },
    ],
    [
      { abs_path: "https://shop.example/a.js" },
      { filename: "/a.js", abs_path: "https://shop.example/a.js" },
    ],
    [
      { filename: "https://shop.example/" },
      { filename: "https://shop.example/", abs_path: "https://shop.example/" },
    ],
    [
      { filename: "https://shop.example" },
      { filename: "https://shop.example", abs_path: "https://shop.example" },
    ],
    [{ filename: "file:///app/a.mjs" }, { filename: "/app/a.mjs", abs_path: "file:///app/a.mjs" }],
    [{ filename: "app:///main.js" }, { filename: "app:///main.js" }],
    [{ filename: "node:fs" }, { filename: "node:fs" }],
  ])("named by %j is %j", (sent, paths) => {
    expect(frameOf(sent, "javascript")).toEqual({ ...paths, in_app: false });
  });

  test.each([
    ["12", 12],
    [0, 0],
  ])("takes the line %j", (lineno, line) => {
    expect(frameOf({ lineno })?.lineno).toBe(line);
  });

  test.each([-1, 1.5, "x", true, {}])("has no line %j", (lineno) => {
    const event = normalizeSent({ stacktrace: { frames: [{ function: "f", lineno }] } });
    expect(event.stacktrace?.frames).toEqual([{ function: "f", in_app: false }]);
    expect(event.errors).toMatchObject([{ name: "stacktrace.frames.0.lineno" }]);
  });

  test("takes addresses as numbers, and variables as a list", () => {
    expect(frameOf({ instruction_addr: 255, vars: ["a", 2] })).toEqual({
      instruction_addr: "0xff",
      vars: { 0: "a", 1: 2 },
      in_app: false,
    });
  });

  test("holds only so many variables", () => {
    const vars = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`v${at}`, "x".repeat(100)]),
    );
    const event = normalizeSent({ stacktrace: { frames: [{ vars }] } });
    expect(JSON.stringify(event.stacktrace?.frames[0]?.vars).length).toBeLessThan(2100);
    expect(event["_meta"]).toMatchObject({
      stacktrace: { frames: { 0: { vars: { "": { len: 100 } } } } },
    });
  });

  test("is cut at its limits", () => {
    const frame = frameOf({ function: "f".repeat(600), filename: "a".repeat(300) });
    expect(frame?.function).toHaveLength(512);
    expect(frame?.filename).toHaveLength(256);
  });
});
