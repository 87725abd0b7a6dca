/** How long the code of a new installation can be exchanged. */
export const GRANT_LIFETIME_MS = 10 * 60 * 1000;

/** How long an access token of a public integration works; what renews it has no end. */
export const TOKEN_LIFETIME_MS = 8 * 60 * 60 * 1000;

/** An assertion may end so far ahead at most: until then it is remembered, to be used once. */
export const ASSERTION_LIFETIME_MS = 10 * 60 * 1000;

/** The code of an installation. */
export interface Grant {
  installationId: number;
  /** As `secrets.seal` gave it. */
  sealedCode: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** What was sent, field by field; nothing of it has been looked at. */
export interface AuthorizationRequest {
  /** Of the path. */
  installation: string;
  /** The `Authorization` header. */
  authorization: string | null;
  fields: { readonly [name: string]: unknown } | undefined;
}
