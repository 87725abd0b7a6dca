import type { Event } from "@vedette/contract";
import { expect, test } from "vitest";
import { issueTexts } from "./issue-texts.ts";

const issue = {
  title: "TypeError: no total",
  shortId: "SHOP-3",
  permalink: "https://v.example/3/",
};

test("the description links to the issue and shows the application's newest frames", () => {
  const frames = [
    frame({ function: "handle", filename: "layer.js", inApp: false }),
    frame({ function: "pay", filename: "pay.ts", lineNo: 4, colNo: 2 }),
    frame({ function: null, filename: "total.ts", lineNo: 9 }),
  ];
  expect(issueTexts(issue, event(frames))).toEqual({
    "issue.title": "TypeError: no total",
    "issue.description":
      "[SHOP-3](https://v.example/3/)\n\n```\nTypeError: no total\n  at total.ts:9\n  at pay (pay.ts:4:2)\n```",
  });
});

test("frames of libraries are shown where there are no others, eight at most", () => {
  const frames = Array.from({ length: 12 }, (_, at) =>
    frame({ function: `f${at}`, filename: "a.js", inApp: false }),
  );
  const text = issueTexts(issue, event(frames))["issue.description"];
  expect(text.match(/ at f/g)).toHaveLength(8);
  expect(text).toContain("at f11");
});

test("an error cannot end the block it stands in", () => {
  const text = issueTexts(issue, event([], "a ``` b"))["issue.description"];
  expect(text.match(/```/g)).toHaveLength(2);
});

test("without an event there is the link", () => {
  expect(issueTexts(issue, undefined)["issue.description"]).toBe("[SHOP-3](https://v.example/3/)");
});

function frame(more: object) {
  return {
    function: null,
    filename: null,
    module: null,
    absPath: null,
    package: null,
    instructionAddr: null,
    lineNo: null,
    colNo: null,
    inApp: true,
    ...more,
  };
}

function event(frames: object[], value = "no total") {
  const values = [{ type: "TypeError", value, stacktrace: { frames } }];
  return { entries: [{ type: "exception", data: { values } }] } as unknown as Event;
}
