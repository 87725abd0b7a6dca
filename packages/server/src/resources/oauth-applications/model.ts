import type { Scope } from "@vedette/contract";
import { isScope } from "@vedette/contract/scopes";

/** A program that asks people to let it act as them. */
export interface Application {
  id: number;
  ownerId: number;
  clientId: string;
  /** SHA-256, hex; null for public clients. */
  secretHash: string | null;
  name: string;
  redirectUris: readonly string[];
  allowedOrigins: readonly string[];
  homepageUrl: string | null;
  privacyUrl: string | null;
  termsUrl: string | null;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** What one person allowed one application, all in all. */
export interface Authorization {
  id: number;
  applicationId: number;
  userId: number;
  scopes: readonly Scope[];
  /** Epoch milliseconds. */
  createdAt: number;
}

export const CODE_LIFETIME_MS = 10 * 60 * 1000;
export const DEVICE_LIFETIME_MS = 15 * 60 * 1000;
/** As for integrations. */
export const TOKEN_LIFETIME_MS = 8 * 60 * 60 * 1000;
/** How long a device waits between two questions, and what it waits more each time it did not. */
export const DEVICE_INTERVAL_S = 5;
/** How long a used code or refresh token is remembered, to end what it was turned into. */
export const SPENT_MEMORY_MS = 30 * 24 * 60 * 60 * 1000;
/** Who repeats a request because its answer was lost is no thief. */
export const REPEAT_GRACE_MS = 10_000;

/** Consonants without those that are taken for others: no words, and easy to type. */
export const USER_CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
export const USER_CODE_LENGTH = 8;

/** The scopes a space-separated list names, in its order and each once; undefined when it names others. */
export function readScopes(text: string | undefined): Scope[] | undefined {
  const names = (text ?? "").split(/[ +]+/).filter((name) => name !== "");
  return names.every(isScope) ? [...new Set(names.filter(isScope))] : undefined;
}

/** A user code as it is compared: whoever types it may write it small, and leave out the dash. */
export function toUserCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z]/g, "");
}

/** A user code as it is shown. */
export function showUserCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

/**
 * Whether a browser may be sent there: to a page (http and https), or to a program that claimed a
 * scheme with a dot in its name (RFC 8252, 7.1); never with a fragment or with credentials.
 */
export function isRedirectUri(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || text.includes("#") || url.username !== "" || url.password !== "")
    return false;
  return /^https?:$/.test(url.protocol)
    ? url.host !== ""
    : /^[a-z][a-z0-9+-]*\.[a-z0-9.+-]+:$/.test(url.protocol);
}

/** Whether a client that registered these may use this one: exactly, but for the port on loopback (RFC 8252, 7.3). */
export function allowsRedirect(registered: readonly string[], given: string): boolean {
  if (registered.includes(given)) return true;
  const bare = withoutLoopbackPort(given);
  return bare !== undefined && registered.some((one) => withoutLoopbackPort(one) === bare);
}

function withoutLoopbackPort(text: string): string | undefined {
  const url = URL.parse(text);
  if (url?.protocol !== "http:" || !/^(127\.0\.0\.1|\[::1\])$/.test(url.hostname)) return undefined;
  url.port = "";
  return url.href;
}

/** An address with these parameters added to those that it has. */
export function addParameters(
  redirectUri: string,
  parameters: { readonly [name: string]: string | undefined },
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
