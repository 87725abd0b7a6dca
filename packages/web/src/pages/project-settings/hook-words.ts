import type { ServiceHook } from "@vedette/contract";

type Disabled = NonNullable<ServiceHook["disabled"]>;

/** Why a hook is told nothing more. */
export const STOPPED: Readonly<Record<Disabled["reason"], string>> = {
  timeouts: "Its receiver did not answer in time 1000 times within a day.",
  gone: "Its receiver answered 410 Gone: it asked to be told nothing more.",
};

/** Longer than a delivery is tried: what waited when the hook was stopped is older than that moment. */
const TRIED_MS = 2 * 24 * 60 * 60 * 1000;

/** Since when a hook that was stopped has missed anything. */
export function missedSince({ at }: Disabled): string {
  return new Date(Date.parse(at) - TRIED_MS).toISOString();
}
