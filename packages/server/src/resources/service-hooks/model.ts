import type { ServiceHookEvent } from "@vedette/contract";

export interface ServiceHook {
  id: number;
  /** 32 hex characters: its id on the wire. */
  guid: string;
  organizationId: number;
  projectId: number;
  url: string;
  /** As `secrets.seal` gave it. */
  sealedSecret: string;
  /** In order of their names, each once. */
  events: readonly ServiceHookEvent[];
  isActive: boolean;
  /** The integration that made it, if one did. */
  sentryAppId: number | null;
  /** The person who made it, if one did. */
  createdBy: number | null;
  /** Set while it is off because of how its receiver answered; null when people switched it. */
  disabled: HookDisabled | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** Why a hook's receiver is told nothing more, and since when (epoch milliseconds). */
export interface HookDisabled {
  reason: "timeouts" | "gone";
  at: number;
}

/** This many timeouts within 24 hours switch a hook off (docs/integrate/service-hooks.md). */
export const MAX_TIMEOUTS = 1000;

/** What people decide about a hook; what is absent stays as it is. */
export interface ServiceHookChanges {
  url?: string | undefined;
  events?: readonly ServiceHookEvent[] | undefined;
  isActive?: boolean | undefined;
}

export function changeHook(hook: ServiceHook, changes: ServiceHookChanges): ServiceHook {
  return {
    ...hook,
    url: changes.url ?? hook.url,
    events: changes.events ?? hook.events,
    isActive: changes.isActive ?? hook.isActive,
    // Who switches it knows how its receiver is; from then on it is theirs to switch.
    disabled: changes.isActive === undefined ? hook.disabled : null,
  };
}
