import type { BetterAuthOptions } from "better-auth";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins/two-factor";
import { hmacSha256Hex } from "../kit/index.ts";
import type { Instance } from "../resources/instance.ts";
import { findUser, noteLogin } from "../resources/users/index.ts";
import { countAttempts } from "./count-attempts.ts";
import { passkeySignIn } from "./passkey-sign-in.ts";
import { mailReset, RESET_LIFETIME_S, tellOfReset } from "./reset-password.ts";
import { deleteEndedSessions } from "./store.ts";

const SESSION_SECONDS = 30 * 86_400;

/** Tries per client address. More than a person needs who forgot which password it was. */
const SIGN_IN_LIMIT = { window: 60, max: 10 };

/** What better-auth is told: our tables and columns, our keys, and nothing that leaves the house. */
export function signInOptions(
  instance: Instance,
  { secretKey, sendsMail }: { secretKey: string; sendsMail: boolean },
) {
  const { storage, links } = instance;
  const isHttps = links.baseUrl.startsWith("https:");
  return {
    appName: "Vedette",
    baseURL: new URL(links.baseUrl).origin,
    basePath: "/api/auth",
    secret: hmacSha256Hex(secretKey, "session cookies v1"),
    telemetry: { enabled: false },
    logger: { level: "debug", disableColors: true, log: toLog(instance) },
    // A reader of the database type: it takes any Kysely, ours included.
    database: { db: storage.db, type: storage.engine },
    ...TABLES,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 256,
      resetPasswordTokenExpiresIn: RESET_LIFETIME_S,
      revokeSessionsOnPasswordReset: true,
      ...(sendsMail && { sendResetPassword: mailReset(instance) }),
      onPasswordReset: tellOfReset(instance),
    },
    trustedOrigins: (request) => ownOrigins(request),
    session: {
      ...TABLES.session,
      expiresIn: SESSION_SECONDS,
      // A session ends when it was said to; so no answer has to carry its cookie again.
      disableSessionRefresh: true,
      // A copy of the session in a cookie would outlive its revocation.
      cookieCache: { enabled: false },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 120,
      customRules: {
        "/sign-in/email": SIGN_IN_LIMIT,
        "/change-password": SIGN_IN_LIMIT,
        "/request-password-reset": SIGN_IN_LIMIT,
        "/reset-password": SIGN_IN_LIMIT,
        "/passkey/sign-in": SIGN_IN_LIMIT,
        "/two-factor/*": SIGN_IN_LIMIT,
      },
      customStorage: countAttempts(instance.now),
    },
    advanced: {
      database: { generateId: "serial", validateSchema: false },
      cookiePrefix: "vedette",
      useSecureCookies: isHttps,
      defaultCookieAttributes: { sameSite: "lax", httpOnly: true, secure: isHttps, path: "/" },
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    plugins: [
      twoFactor({ issuer: new URL(links.baseUrl).host, schema: TWO_FACTOR_SCHEMA }),
      passkeySignIn(instance),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => await refuseInactive(instance, Number(userId)),
          after: async ({ userId, createdAt }) => {
            await noteLogin(storage.db, Number(userId), instance.now());
            await deleteEndedSessions(storage.db, Number(userId), createdAt);
          },
        },
      },
    },
  } satisfies BetterAuthOptions;
}

/** better-auth's models and fields, where our names differ. */
const TABLES = {
  user: {
    modelName: "users",
    fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
  },
  session: {
    modelName: "sessions",
    fields: {
      userId: "user_id",
      expiresAt: "expires_at",
      ipAddress: "ip_address",
      userAgent: "user_agent",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  account: {
    modelName: "accounts",
    fields: {
      userId: "user_id",
      accountId: "account_id",
      providerId: "provider_id",
      accessToken: "access_token",
      refreshToken: "refresh_token",
      idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at",
      refreshTokenExpiresAt: "refresh_token_expires_at",
      createdAt: "created_at",
      updatedAt: "updated_at",
    },
  },
  verification: {
    modelName: "verifications",
    fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
  },
} as const;

const TWO_FACTOR_SCHEMA = {
  user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
  twoFactor: {
    modelName: "two_factors",
    fields: {
      userId: "user_id",
      backupCodes: "backup_codes",
      failedVerificationCount: "failed_verification_count",
      lockedUntil: "locked_until",
    },
  },
} as const;

/** The origin as the browser reached us, besides the configured one: people also come by other names. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get("host");
  return host ? [`http://${host}`, `https://${host}`] : [];
}

async function refuseInactive({ storage }: Instance, userId: number): Promise<void> {
  const user = await findUser(storage.db, userId);
  if (user?.isActive) return;
  throw new APIError("UNAUTHORIZED", {
    code: "USER_INACTIVE",
    message: "User inactive or deleted",
  });
}

/** Wrong passwords are everyday life; only what broke is worth a line that people see. */
function toLog({ log }: Instance) {
  return (_level: string, message: string, ...details: unknown[]): void => {
    const err = details.find((detail) => detail instanceof Error);
    if (err === undefined) log.debug({}, `Sign-in: ${message}`);
    else log.error({ err }, `Sign-in failed: ${message}`);
  };
}
