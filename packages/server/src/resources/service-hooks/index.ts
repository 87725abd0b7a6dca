/**
 * Service hooks: addresses that are told of a project's events. `tellHooks` is how the pipeline tells
 * them, with the names of the alert rules that fired; the engine of all webhooks does the rest.
 */
export { type HookNews, tellHooks } from "./tell-hooks.ts";
export { disableHooks } from "./disable-hooks.ts";
export { noteHookTimeouts } from "./note-timeouts.ts";
export type { ServiceHook } from "./model.ts";
export { findHook, findServiceHooks } from "./store.ts";
export { purgeServiceHooks } from "./store-purge.ts";
