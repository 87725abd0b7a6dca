import type { EventPayload } from "../../seams.ts";
import type { DefaultVariant } from "./component.ts";
import { cspVariants } from "./csp.ts";
import { exceptionVariants } from "./exceptions.ts";
import { messageVariants } from "./message.ts";
import { stackVariants, threadVariants } from "./stack.ts";
import { templateVariants } from "./template.ts";

/** Most telling first: the first that has anything to say decides alone. */
const STRATEGIES: readonly ((event: EventPayload) => DefaultVariant[])[] = [
  exceptionVariants,
  threadVariants,
  stackVariants,
  templateVariants,
  cspVariants,
  messageVariants,
];

/** The variants of an event that follow from its content; at least one, the most preferred first. */
export function defaultVariants(event: EventPayload): DefaultVariant[] {
  for (const strategy of STRATEGIES) {
    const variants = strategy(event);
    if (variants.length > 0) return variants;
  }
  // One issue takes every event that says nothing about itself.
  return [{ kind: "fallback", components: [["fallback", ""]] }];
}
