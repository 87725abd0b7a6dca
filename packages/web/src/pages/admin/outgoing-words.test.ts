import type { Outgoing } from "@vedette/contract";
import { expect, test } from "vitest";
import { outgoingRows, seconds } from "./outgoing-words.ts";

const outgoing: Outgoing = {
  allowsLoopback: false,
  loopbackReason: "setting",
  allowedRanges: ["10.0.0.0/8"],
  allowedPorts: null,
  usesProxy: true,
  webhookTimeout: 1000,
  serviceHookTimeout: 5000,
  retrySchedule: [0, 60, 3540],
  sendsMail: true,
};

test("the settings are said in words", () => {
  expect(Object.fromEntries(outgoingRows(outgoing))).toEqual({
    "This machine itself": "no, as VEDETTE_EGRESS_ALLOW_LOOPBACK says",
    "Private addresses": "10.0.0.0/8",
    Ports: "any",
    "Through a proxy": "yes",
    "Webhooks wait for an answer": "1 s",
    "Service hooks wait": "5 s",
    Tries: "3, the last after 1 h",
  });
});

test.each([
  [0.5, "0.5 s"],
  [90, "1.5 min"],
  [7200, "2 h"],
  [86_400, "1 day"],
  [172_800, "2 days"],
])("%s s are %s", (count, words) => {
  expect(seconds(count)).toBe(words);
});
