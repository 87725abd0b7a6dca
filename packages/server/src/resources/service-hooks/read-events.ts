import type { ServiceHookEvent } from "@vedette/contract";
import { Problem } from "@vedette/contract/problems";

const EVENTS: readonly ServiceHookEvent[] = ["event.alert", "event.created"];

/** The events a caller names, in order and each once; refuses a name that is none. */
export function readEvents(names: readonly string[]): ServiceHookEvent[] {
  const unknown = names.find((name) => !EVENTS.some((event) => event === name));
  if (unknown !== undefined) {
    throw Problem.fields({ events: [`Invalid event name: ${unknown}`] });
  }
  return EVENTS.filter((event) => names.includes(event));
}
