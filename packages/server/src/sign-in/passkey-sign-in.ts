import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import * as z from "zod";
import type { Instance } from "../resources/instance.ts";
import { findPasskeyHolder, startPasskeySignIn } from "../resources/passkeys/index.ts";

/**
 * Signs people in with a passkey, into sessions like any other. A passkey is something they have
 * that only they can open, so no code of an authenticator app is asked for besides.
 */
export function passkeySignIn(instance: Instance) {
  return {
    id: "vedette-passkeys",
    endpoints: {
      startPasskeySignIn: createAuthEndpoint("/passkey/start", { method: "POST" }, async (ctx) =>
        ctx.json(await startPasskeySignIn(instance)),
      ),
      signInWithPasskey: createAuthEndpoint(
        "/passkey/sign-in",
        { method: "POST", body: z.object({ response: z.record(z.string(), z.unknown()) }) },
        async (ctx) => {
          const userId = await findPasskeyHolder(instance, ctx.body.response);
          const user =
            userId === undefined
              ? null
              : await ctx.context.internalAdapter.findUserById(String(userId));
          if (user === null) {
            throw new APIError("UNAUTHORIZED", {
              code: "UNKNOWN_PASSKEY",
              message: "This passkey belongs to no account here",
            });
          }
          const session = await ctx.context.internalAdapter.createSession(user.id);
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ status: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
