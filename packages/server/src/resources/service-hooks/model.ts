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
  /** Epoch milliseconds. */
  createdAt: number;
}

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
  };
}
