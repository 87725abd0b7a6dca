import { TokenError } from "./token-error.ts";
import type { Tokens, TokenStore } from "./token-store.ts";

export interface TokenClientOptions {
  /** Where the platform is, e.g. `https://sentry.io` or `https://vedette.example`. */
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  store: TokenStore;
}

/** As for `fetch`, but with a body that can be sent twice. */
export interface TokenRequestInit extends Omit<RequestInit, "body"> {
  body?: string | Uint8Array<ArrayBuffer> | URLSearchParams | FormData | null;
}

export interface TokenClient {
  /**
   * Exchanges the code of a new installation for tokens and stores them. A code works once and for
   * ten minutes. Throws `TokenError` when it is refused.
   */
  exchange(installationId: string, code: string): Promise<Tokens>;
  /**
   * Like the global `fetch`, as this installation: takes a path (`/api/0/…`) or a whole URL under
   * the base URL, adds the token, and when that is refused (401) refreshes it and asks once more.
   * However many requests find the token expired, it is refreshed once.
   * Throws `TokenError` when there are no tokens or they cannot be refreshed any more, and
   * `TypeError` for a URL elsewhere, where the token must not go.
   */
  fetch(installationId: string, path: string, init?: TokenRequestInit): Promise<Response>;
  /**
   * Tells the platform that the installation is complete, as an app with "verify install" must.
   * Can be repeated. Throws `TokenError` when it is refused.
   */
  verifyInstallation(installationId: string): Promise<void>;
  /** Deletes the tokens of an installation that is gone; also those that are just being refreshed. */
  forget(installationId: string): Promise<void>;
}

/** Gives a client that keeps the tokens of all installations of one app in the store. */
export function createTokenClient(options: TokenClientOptions): TokenClient {
  const { clientId, clientSecret, store } = options;
  const base = readBase(options.baseUrl);
  const refreshing = new Map<string, Promise<Tokens>>();
  const forgotten = new Set<string>();

  async function authorize(installationId: string, grant: Record<string, string>): Promise<Tokens> {
    const response = await fetch(`${base}${installationPath(installationId)}authorizations/`, {
      method: "POST",
      headers: JSON_TYPE,
      body: JSON.stringify({ ...grant, client_id: clientId, client_secret: clientSecret }),
      // All who wait for a refresh wait for this one request.
      signal: AbortSignal.timeout(AUTHORIZE_TIMEOUT_MS),
    });
    if (!response.ok) throw await refusal("No token was given", response);
    const tokens = readTokens(await response.json());
    // The installation may have been given up while the platform was asked.
    if (forgotten.has(installationId)) throw noTokens(installationId);
    await store.save(installationId, tokens);
    return tokens;
  }

  /** One refresh at a time for each installation; all who ask meanwhile get its tokens. */
  function refresh(installationId: string, refused: Tokens): Promise<Tokens> {
    const running = refreshing.get(installationId);
    if (running !== undefined) return running;
    const started = renew(installationId, refused).finally(() => refreshing.delete(installationId));
    refreshing.set(installationId, started);
    return started;
  }

  async function renew(installationId: string, refused: Tokens): Promise<Tokens> {
    const newer = await loadNewer(installationId, refused);
    if (newer !== undefined) return newer;
    if (refused.refreshToken === null) throw new TokenError("The token cannot be refreshed");
    try {
      return await authorize(installationId, {
        grant_type: "refresh_token",
        refresh_token: refused.refreshToken,
      });
    } catch (error) {
      // A refresh token works once: another process may just have used it, and stored the result.
      const theirs = await loadNewer(installationId, refused);
      if (theirs !== undefined) return theirs;
      throw error;
    }
  }

  async function loadNewer(installationId: string, than: Tokens): Promise<Tokens | undefined> {
    const stored = await store.load(installationId);
    return stored?.token === than.token ? undefined : stored;
  }

  const client: TokenClient = {
    exchange(installationId, code) {
      forgotten.delete(installationId);
      return authorize(installationId, { grant_type: "authorization_code", code });
    },

    async fetch(installationId, path, init = {}) {
      const url = resolveUnder(base, path);
      const tokens = await store.load(installationId);
      if (tokens === undefined) throw noTokens(installationId);
      const response = await fetch(url, withToken(init, tokens));
      if (response.status !== 401 || tokens.refreshToken === null) return response;
      await response.body?.cancel();
      return fetch(url, withToken(init, await refresh(installationId, tokens)));
    },

    async verifyInstallation(installationId) {
      const response = await client.fetch(installationId, installationPath(installationId), {
        method: "PUT",
        headers: JSON_TYPE,
        body: JSON.stringify({ status: "installed" }),
      });
      if (!response.ok) throw await refusal("The installation was not verified", response);
      await response.body?.cancel();
    },

    async forget(installationId) {
      forgotten.add(installationId);
      await refreshing.get(installationId)?.catch(() => undefined);
      await store.delete(installationId);
    },
  };
  return client;
}

const AUTHORIZE_TIMEOUT_MS = 15_000;
const JSON_TYPE = { "Content-Type": "application/json" };

function installationPath(installationId: string): string {
  return `/api/0/sentry-app-installations/${encodeURIComponent(installationId)}/`;
}

function readBase(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl);
  return origin + pathname.replace(/\/+$/, "");
}

function resolveUnder(base: string, path: string): string {
  if (path.startsWith("/")) return base + path;
  if (URL.parse(path)?.href.startsWith(`${base}/`) === true) return path;
  throw new TypeError(`Neither a path nor a URL under ${base}: ${path}`);
}

function withToken(init: TokenRequestInit, { token }: Tokens): RequestInit {
  const headers = new Headers(init.headers);
  headers.set("Authorization", `Bearer ${token}`);
  return { ...init, headers };
}

function readTokens(answer: unknown): Tokens {
  const { token, refreshToken, expiresAt } = (answer ?? {}) as Partial<Record<string, unknown>>;
  if (typeof token !== "string") throw new TokenError("The answer holds no token");
  return {
    token,
    refreshToken: typeof refreshToken === "string" ? refreshToken : null,
    expiresAt: typeof expiresAt === "string" ? expiresAt : null,
  };
}

function noTokens(installationId: string): TokenError {
  return new TokenError(`No tokens for installation ${installationId}`);
}

async function refusal(what: string, response: Response): Promise<TokenError> {
  const text = await response.text();
  return new TokenError(`${what}: ${response.status} ${text.slice(0, 200)}`, response.status);
}
