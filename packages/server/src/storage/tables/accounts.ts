import type { Generated } from "kysely";

/** Written by better-auth: who signs in with an authenticator app besides their password. */
export interface TwoFactorsTable {
  id: Generated<number>;
  user_id: number;
  /** Sealed, as the next one, which holds a JSON list. */
  secret: string;
  backup_codes: string;
  /** Whether a code was shown to work; until then it is not asked for. */
  verified: boolean | number | null;
  failed_verification_count: number | null;
  locked_until: Date | string | null;
}

export interface PasskeysTable {
  id: Generated<number>;
  user_id: number;
  name: string;
  /** base64url, as the next one. */
  credential_id: string;
  public_key: string;
  counter: number;
  /** JSON list. */
  transports: string;
  created_at: number;
  last_used_at: number | null;
}

/** What a browser has to sign next, once; without a user for signing in. */
export interface PasskeyChallengesTable {
  challenge: string;
  user_id: number | null;
  expires_at: number;
}

/** The mails that somebody does not want. */
export interface UnwantedMailsTable {
  user_id: number;
  kind: "alerts" | "assignments" | "mentions" | "status";
}
