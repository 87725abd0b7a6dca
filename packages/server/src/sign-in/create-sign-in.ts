import type { Instance } from "../resources/instance.ts";
import { randomHex } from "../kit/index.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import { RESET_LIFETIME_S, resetLink } from "./reset-password.ts";

/** Sign-in by e-mail and password, with sessions kept in the database. */
export interface SignIn {
  /** Answers what is below `/api/auth/`. The address of the client is in `x-forwarded-for`. */
  handle: (request: Request) => Promise<Response>;
  /** The session a `Cookie` header stands for; undefined when it stands for none, or for one that ended. */
  findSession: (cookie: string) => Promise<{ sessionId: string; userId: number } | undefined>;
  /** Makes a link with which a person chooses a new password, once and within the hour. */
  createResetLink: (userId: number) => Promise<string>;
}

/**
 * `secretKey` is the instance's key; sessions are signed with one that is derived from it. Only
 * where mail is sent can people who forgot their password help themselves.
 */
export function createSignIn(
  instance: Instance,
  options: { secretKey: string; sendsMail: boolean },
): SignIn {
  // Loaded when the first person comes: programs with tokens never need it, and it is large.
  let loading: ReturnType<typeof loadAuth> | undefined;
  const getAuth = () => (loading ??= loadAuth(instance, options));
  const origin = new URL(instance.links.baseUrl).origin;
  return {
    handle: answerSignIn(async (request) => await (await getAuth()).handler(request), origin),
    async findSession(cookie) {
      // Most calls with cookies carry others only; they need no look at the database.
      if (!cookie.includes("vedette.session_token=")) return undefined;
      const auth = await getAuth();
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
      return found === null
        ? undefined
        : { sessionId: found.session.id, userId: Number(found.session.userId) };
    },
    async createResetLink(userId) {
      const { internalAdapter } = await (await getAuth()).$context;
      const token = randomHex(24);
      await internalAdapter.createVerificationValue({
        identifier: `reset-password:${token}`,
        value: String(userId),
        expiresAt: new Date(Date.now() + RESET_LIFETIME_S * 1000),
      });
      return resetLink(instance.links, token);
    },
  };
}

async function loadAuth(instance: Instance, options: { secretKey: string; sendsMail: boolean }) {
  const { betterAuth } = await import("better-auth");
  const { signInOptions } = await import("./sign-in-options.ts");
  return betterAuth(signInOptions(instance, options));
}
