import { getOutgoing, type Outgoing } from "@vedette/contract";
import { implement, type Implemented } from "../../routing/index.ts";

/** The settings as they are; private ranges are told only to who administers the instance. */
export function outgoingRoutes(outgoing: Outgoing): Implemented[] {
  return [
    implement(getOutgoing, async ({ actor }) => {
      const isAdmin = actor.kind === "user" && actor.isInstanceAdmin;
      const allowedRanges = isAdmin ? outgoing.allowedRanges : null;
      return { status: 200, body: { ...outgoing, allowedRanges } };
    }),
  ];
}
