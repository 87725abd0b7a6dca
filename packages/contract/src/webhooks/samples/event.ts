import type * as z from "zod";
import type { webhookEvent } from "../error.ts";
import { EVENT_ID, places } from "./places.ts";

/** An error in a browser. */
export const sampleEvent: z.output<typeof webhookEvent> = {
  event_id: EVENT_ID,
  project: 11,
  release: "shop@1.2.0",
  dist: null,
  platform: "javascript",
  message: "",
  datetime: "2030-01-01T10:05:00.000000Z",
  tags: [
    ["environment", "production"],
    ["level", "error"],
    ["release", "shop@1.2.0"],
  ],
  _metrics: { "bytes.stored.event": 4096 },
  _ref: 11,
  _ref_version: 2,
  contexts: { browser: { name: "Firefox", version: "140.0", type: "browser" } },
  culprit: "checkout in pay",
  environment: "production",
  exception: {
    values: [
      {
        type: "TypeError",
        value: "x is undefined",
        stacktrace: {
          frames: [
            {
              function: "boot",
              filename: "app.js",
              abs_path: "https://shop.example/app.js",
              lineno: 1,
              colno: 2,
              in_app: true,
            },
            {
              function: "checkout",
              filename: "pay.js",
              abs_path: "https://shop.example/pay.js",
              lineno: 10,
              colno: 5,
              in_app: true,
              pre_context: ["function checkout(cart) {"],
              context_line: "  return cart.x.total;",
              post_context: ["}"],
            },
          ],
        },
        mechanism: { type: "onerror", handled: false },
      },
    ],
  },
  fingerprint: ["{{ default }}"],
  grouping_config: { id: "vedette:1" },
  hashes: ["07d2da329989f6cd310eb5f1c5e828a4"],
  key_id: "3",
  level: "error",
  location: "pay.js",
  logger: "",
  metadata: {
    type: "TypeError",
    value: "x is undefined",
    filename: "pay.js",
    function: "checkout",
  },
  nodestore_insert: 1_893_492_300.5,
  received: 1_893_492_300.2,
  request: {
    url: "https://shop.example/pay",
    method: "GET",
    headers: [["User-Agent", "Mozilla/5.0"]],
  },
  sdk: { name: "sentry.javascript.browser", version: "9.0.0" },
  timestamp: 1_893_492_300.1,
  title: "TypeError: x is undefined",
  type: "error",
  user: { id: "u1", email: "kim@shop.example", ip_address: "192.0.2.7" },
  version: "7",
  url: places.eventApi,
  web_url: places.eventPage,
  issue_url: places.issueApi,
  issue_id: "501",
};
