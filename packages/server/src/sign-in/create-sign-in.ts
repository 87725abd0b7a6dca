import { betterAuth } from "better-auth";
import type { Instance } from "../resources/instance.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import { signInOptions } from "./sign-in-options.ts";

/** Sign-in by e-mail and password, with sessions kept in the database. */
export interface SignIn {
  /** Answers what is below `/api/auth/`. The address of the client is in `x-forwarded-for`. */
  handle: (request: Request) => Promise<Response>;
  /** The session a `Cookie` header stands for; undefined when it stands for none, or for one that ended. */
  findSession: (cookie: string) => Promise<{ sessionId: string; userId: number } | undefined>;
}

/** `secretKey` is the instance's key; sessions are signed with one that is derived from it. */
export function createSignIn(instance: Instance, secretKey: string): SignIn {
  const auth = betterAuth(signInOptions(instance, secretKey));
  return {
    handle: answerSignIn(auth.handler, new URL(instance.links.baseUrl).origin),
    async findSession(cookie) {
      // Most calls with cookies carry others only; they need no look at the database.
      if (!cookie.includes("vedette.session_token=")) return undefined;
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
      return found === null
        ? undefined
        : { sessionId: found.session.id, userId: Number(found.session.userId) };
    },
  };
}
