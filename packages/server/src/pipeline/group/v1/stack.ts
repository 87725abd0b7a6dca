import type { EventPayload, Stacktrace } from "../../seams.ts";
import { type Component, type DefaultVariant, isEqual } from "./component.ts";
import { frameComponents } from "./frame.ts";

/** What a stack contributes, oldest call first: to the variant of our own frames, and to that of all. */
export interface StackComponents {
  app: Component[];
  system: Component[];
}

/** Reads every frame once; `platform` is the event's, for frames that name none of their own. */
export function readStack(stack: Stacktrace | undefined, platform: string): StackComponents {
  const app: Component[] = [];
  const system: Component[] = [];
  const frames = stack?.frames ?? [];
  for (const [at, frame] of frames.entries()) {
    for (const component of frameComponents(frame, frames[at - 1], platform)) {
      system.push(component);
      if (frame.in_app === true) app.push(component);
    }
  }
  return { app, system };
}

/**
 * The variants of a stack: `app` when a frame of ours contributes, and `system` unless it would only
 * say the same again.
 */
export function toVariants(components: StackComponents, hasAppFrames: boolean): DefaultVariant[] {
  const { app, system } = components;
  const variants: DefaultVariant[] = [];
  if (hasAppFrames) variants.push({ kind: "app", components: app });
  if (system.length > 0 && !(hasAppFrames && isSame(app, system))) {
    variants.push({ kind: "system", components: system });
  }
  return variants;
}

/** The stack of the only thread that has one. */
export function threadVariants(event: EventPayload): DefaultVariant[] {
  const stacks = (event.threads?.values ?? []).filter((thread) => thread.stacktrace);
  return stacks.length === 1 ? variantsOf(stacks[0]?.stacktrace, event.platform) : [];
}

/** The stack that belongs to no exception and no thread. */
export function stackVariants(event: EventPayload): DefaultVariant[] {
  return variantsOf(event.stacktrace, event.platform);
}

function variantsOf(stack: Stacktrace | undefined, platform: string): DefaultVariant[] {
  const components = readStack(stack, platform);
  return toVariants(components, components.app.length > 0);
}

function isSame(app: Component[], system: Component[]): boolean {
  return app.length === system.length && app.every((one, at) => isEqual(one, system[at]));
}
