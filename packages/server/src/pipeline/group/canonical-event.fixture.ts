import type { EventPayload, ExceptionValue, Frame, GroupingVariant } from "../seams.ts";
import { group } from "./index.ts";

/** A canonical event of the least content, with what a test is about. For tests only. */
export function eventOf(parts: Partial<EventPayload> = {}): EventPayload {
  return {
    event_id: "0123456789abcdef0123456789abcdef",
    type: "error",
    platform: "python",
    level: "error",
    timestamp: 1_763_683_200,
    received: 1_763_683_201,
    tags: [],
    title: "",
    culprit: "",
    metadata: {},
    ...parts,
  };
}

/** An event of one or several exceptions, the thrown one last. */
export function errorOf(...values: ExceptionValue[]): EventPayload {
  return eventOf({ exception: { values } });
}

/** A Python frame of our own, or of somebody else's. */
export function frameOf(name: string, in_app = true): Frame {
  return { function: name, module: `shop.${name}`, filename: `shop/${name}.py`, lineno: 7, in_app };
}

/** A variant without its hash. */
export type Told = Pick<GroupingVariant, "kind" | "hybrid" | "components">;

/** What an event is grouped by. */
export function tell(event: EventPayload): Told[] {
  return group(event).variants.map(({ kind, hybrid, components }) => ({
    kind,
    hybrid,
    components,
  }));
}

/** The variant of our own frames. */
export function app(components: [string, string][]): Told {
  return { kind: "app", hybrid: false, components };
}

/** The components of a frame made by `frameOf`. */
export function pairsOf(name: string): [string, string][] {
  return [
    ["module", `shop.${name}`],
    ["function", name],
  ];
}
