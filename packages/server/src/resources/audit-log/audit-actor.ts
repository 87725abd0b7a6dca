import type { Actor } from "../../access/index.ts";
import type { AuditActor } from "./model.ts";

/** Who asks, and from where: what every verb that leaves a trace is given. */
export interface Doer {
  actor: Actor;
  /** Null when nobody called from anywhere: commands and schedules. */
  ipAddress: string | null;
}

/** How the log names a caller. Refuses one nobody knows: what leaves a trace needs somebody. */
export function toAuditActor(actor: Actor): AuditActor {
  switch (actor.kind) {
    case "user":
      return { kind: "user", id: String(actor.userId), name: actor.name };
    case "integration":
      return { kind: "integration", id: String(actor.sentryAppId), name: actor.appName };
    case "organization-token":
      return { kind: "organization-token", id: String(actor.tokenId), name: "Organization token" };
    case "system":
      return { kind: "system", id: "", name: "Vedette" };
    case "anonymous":
    default:
      throw new Error("an unknown caller changed something");
  }
}
