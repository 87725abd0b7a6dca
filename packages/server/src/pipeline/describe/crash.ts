import type { ExceptionValue, Frame, NormalizedEvent, Stacktrace } from "../seams.ts";

/** Where and with what the program broke, as far as the event tells. */
export interface Crash {
  /** The exception people mean when they speak of the event. */
  exception?: ExceptionValue;
  /** The newest frame of the application's own, else the newest frame. */
  frame?: Frame;
}

/** Finds the main exception, and the frame to blame: in its stack, else in the only other one. */
export function findCrash(event: NormalizedEvent): Crash {
  const exception = findMainException(event);
  const stack = exception?.stacktrace ?? event.stacktrace ?? onlyThreadStack(event);
  const frame = stack && (stack.frames.findLast((frame) => frame.in_app) ?? stack.frames.at(-1));
  return { ...(exception ? { exception } : {}), ...(frame ? { frame } : {}) };
}

/** The one named by its id, else the one that was thrown last. */
function findMainException(event: NormalizedEvent): ExceptionValue | undefined {
  if (!event.exception) return undefined;
  const { values, main_exception_id: mainId } = event.exception;
  const named =
    mainId === undefined
      ? undefined
      : values.find((value) => value.mechanism?.exception_id === mainId);
  return named ?? values.at(-1);
}

function onlyThreadStack(event: NormalizedEvent): Stacktrace | undefined {
  const stacks = event.threads?.values.filter((thread) => thread.stacktrace) ?? [];
  return stacks.length === 1 ? stacks[0]?.stacktrace : undefined;
}
