import type { ExceptionValue, Frame, NormalizedEvent } from "../seams.ts";

/** A canonical event of the least there can be, and what a test adds to it. */
export function event(fields: Partial<NormalizedEvent> = {}): NormalizedEvent {
  return {
    event_id: "c0ffee00c0ffee00c0ffee00c0ffee01",
    type: fields.exception ? "error" : "default",
    platform: "python",
    level: "error",
    timestamp: 1795222800,
    received: 1795222800,
    tags: [],
    ...fields,
  };
}

/** An event with one exception. */
export function error(
  value: ExceptionValue,
  fields: Partial<NormalizedEvent> = {},
): NormalizedEvent {
  return event({ exception: { values: [value] }, ...fields });
}

export const inAppFrame: Frame = {
  function: "checkout",
  filename: "pay.py",
  module: "shop.pay",
  in_app: true,
};
export const libraryFrame: Frame = {
  function: "map",
  filename: "lib.py",
  module: "lib",
  in_app: false,
};
