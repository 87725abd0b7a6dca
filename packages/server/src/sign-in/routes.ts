import {
  endOtherSignInSessions,
  endSignInSession,
  listSignInSessions,
  Problem,
} from "@vedette/contract";
import type { UserActor } from "../access/index.ts";
import { formatInstant } from "../protocol/index.ts";
import type { Instance } from "../resources/instance.ts";
import { implement, type Implemented } from "../routing/index.ts";
import { deleteSession, deleteSessionsExcept, selectSessions } from "./store.ts";

/** Where the caller is signed in. */
export function sessionRoutes({ storage }: Instance): Implemented[] {
  return [
    implement(listSignInSessions, async ({ actor }) => {
      const current = sessionIdOf(actor);
      // Sessions are kept by the library, whose clock is always the machine's.
      const sessions = await selectSessions(storage.db, actor.userId, new Date());
      return {
        status: 200,
        body: sessions.map(({ id, ipAddress, userAgent, createdAt, expiresAt }) => ({
          id: String(id),
          isCurrent: String(id) === current,
          ipAddress,
          userAgent,
          dateCreated: formatInstant(createdAt),
          dateExpires: formatInstant(expiresAt),
        })),
      };
    }),

    implement(endSignInSession, async ({ actor, params }) => {
      const id = Number(params.session);
      const isEnded =
        Number.isSafeInteger(id) && (await deleteSession(storage.db, actor.userId, id));
      if (!isEnded) throw new Problem("not-found");
      return { status: 204 };
    }),

    implement(endOtherSignInSessions, async ({ actor }) => {
      await deleteSessionsExcept(storage.db, actor.userId, Number(sessionIdOf(actor)));
      return { status: 204 };
    }),
  ];
}

function sessionIdOf({ via }: UserActor): string {
  if (via.kind !== "session") throw new Problem("unauthenticated");
  return via.sessionId;
}
