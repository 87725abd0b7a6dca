import type { EventPayload } from "../../seams.ts";
import type { Component, DefaultVariant } from "./component.ts";
import { exceptionComponents } from "./exception.ts";
import { withoutExceptionGroups } from "./exception-groups.ts";
import { toVariants } from "./stack.ts";

/** The chain of exceptions: for each its type and stack, or its text where it has no stack. */
export function exceptionVariants(event: EventPayload): DefaultVariant[] {
  const exceptions = event.exception?.values;
  if (!exceptions) return [];
  const app: Component[] = [];
  const system: Component[] = [];
  let hasAppFrames = false;
  for (const exception of withoutExceptionGroups(exceptions, event.platform)) {
    const parts = exceptionComponents(exception, event.platform);
    app.push(...parts.app);
    system.push(...parts.system);
    hasAppFrames ||= parts.hasAppFrames;
  }
  return toVariants({ app, system }, hasAppFrames);
}
