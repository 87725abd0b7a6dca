import type { Generated } from "kysely";

/** The code of a new installation; gone once it is exchanged. */
export interface InstallationGrantsTable {
  installation_id: number;
  code_hash: string;
  /** Sealed with the instance key: who installs is shown it again until it is exchanged. */
  sealed_code: string;
  expires_at: number;
}

/** Signed assertions that were used, until they would have ended by themselves. */
export interface SpentAssertionsTable {
  hash: string;
  expires_at: number;
}

/** A program that can ask people to let it act as them. */
export interface OauthApplicationsTable {
  id: Generated<number>;
  owner_id: number;
  name: string;
  client_id: string;
  /** Null for public clients, which cannot keep a secret. */
  secret_hash: string | null;
  /** JSON list, as the next one. */
  redirect_uris: string;
  allowed_origins: string;
  homepage_url: string | null;
  privacy_url: string | null;
  terms_url: string | null;
  created_at: number;
}

/** What one person allowed one application. */
export interface OauthAuthorizationsTable {
  id: Generated<number>;
  application_id: number;
  user_id: number;
  /** JSON list. */
  scopes: string;
  created_at: number;
}

/** An authorization code on its way from a person's browser to the application. */
export interface OauthCodesTable {
  code_hash: string;
  authorization_id: number;
  /** JSON list. */
  scopes: string;
  redirect_uri: string;
  /** Whether the application named it, and so has to name it again. */
  is_redirect_given: number;
  /** PKCE with S256; null when none was sent. */
  code_challenge: string | null;
  expires_at: number;
}

/** A device that waits until a person allows it to act as them. */
export interface OauthDeviceCodesTable {
  device_code_hash: string;
  user_code_hash: string;
  application_id: number;
  /** JSON list. */
  scopes: string;
  status: "pending" | "allowed" | "denied";
  /** Once it is allowed. */
  authorization_id: number | null;
  interval_seconds: number;
  polled_at: number | null;
  expires_at: number;
}

/** Codes and refresh tokens that were turned into a token that may still be live. */
export interface OauthSpentTable {
  hash: string;
  token_id: number;
  spent_at: number;
}
