import type { ServiceHook as ServiceHookShape } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { ServiceHook } from "./model.ts";

/** A hook as lists show it: never with its secret. */
export function presentHook(hook: ServiceHook): ServiceHookShape {
  return {
    id: hook.guid,
    url: hook.url,
    status: hook.isActive ? "active" : "disabled",
    events: [...hook.events],
    disabled: hook.disabled && {
      reason: hook.disabled.reason,
      at: formatInstant(hook.disabled.at),
    },
    dateCreated: formatInstant(hook.createdAt),
  };
}
