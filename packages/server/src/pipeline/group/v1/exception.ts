import type { ExceptionValue } from "../../seams.ts";
import type { Component } from "./component.ts";
import { parametrizeText } from "./message.ts";
import { readStack, type StackComponents } from "./stack.ts";

/**
 * What one exception contributes to either variant: type and frames, or type and text where no frame
 * contributes. `platform` is the event's.
 */
export function exceptionComponents(
  exception: ExceptionValue,
  platform: string,
): StackComponents & { hasAppFrames: boolean } {
  const stack = readStack(exception.stacktrace, platform);
  const hasAppFrames = stack.app.length > 0;
  const system = describeException(exception, stack.system);
  const app =
    stack.app.length === stack.system.length ? system : describeException(exception, stack.app);
  return { app, system, hasAppFrames };
}

function describeException(exception: ExceptionValue, frames: Component[]): Component[] {
  const components: Component[] = [];
  // The SDK made the type of a synthetic exception up: `Error`, `Event`, the name of a signal handler.
  if (exception.type && exception.mechanism?.synthetic !== true) {
    components.push(["type", exception.type]);
  }
  if (frames.length > 0) {
    components.push(...frames);
  } else {
    const value = exception.value ? parametrizeText(exception.value) : "";
    if (value !== "") components.push(["value", value]);
  }
  return components;
}
