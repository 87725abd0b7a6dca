import { describe as group, expect, test } from "vitest";
import type { Frame, NormalizedEvent } from "../seams.ts";
import { error, event, inAppFrame, libraryFrame } from "./canonical-event.fixture.ts";
import { describe } from "./index.ts";

group("the main exception", () => {
  const values = [
    { type: "Cause", mechanism: { type: "chained", exception_id: 1 } },
    { type: "Thrown", mechanism: { type: "generic", exception_id: 0 } },
  ];

  test("is the last, the one that was thrown", () => {
    expect(describe(event({ exception: { values } })).title).toBe("Thrown");
  });

  test("is the one named by its id", () => {
    expect(describe(event({ exception: { values, main_exception_id: 1 } })).title).toBe("Cause");
    expect(describe(event({ exception: { values, main_exception_id: 9 } })).title).toBe("Thrown");
  });
});

group("the crash frame", () => {
  const older: Frame = { ...inAppFrame, function: "older" };

  test.each<[what: string, sent: NormalizedEvent, name: string | undefined]>([
    [
      "the newest of the application's",
      error({ type: "E", stacktrace: { frames: [older, inAppFrame, libraryFrame] } }),
      "checkout",
    ],
    [
      "the newest where none is",
      error({
        type: "E",
        stacktrace: { frames: [libraryFrame, { ...libraryFrame, function: "last" }] },
      }),
      "last",
    ],
    [
      "in the top-level stack",
      error({ type: "E" }, { stacktrace: { frames: [inAppFrame] } }),
      "checkout",
    ],
    [
      "in the only thread",
      error(
        { type: "E" },
        { threads: { values: [{ id: 1 }, { stacktrace: { frames: [inAppFrame] } }] } },
      ),
      "checkout",
    ],
    [
      "not in one of several threads",
      error(
        { type: "E" },
        {
          threads: {
            values: [{ stacktrace: { frames: [inAppFrame] } }, { stacktrace: { frames: [older] } }],
          },
        },
      ),
      undefined,
    ],
  ])("is %s", (_what, sent, name) => {
    expect(describe(sent).metadata.function).toBe(name);
  });
});
