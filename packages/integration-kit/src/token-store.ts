/** What an installation's code was exchanged for. */
export interface Tokens {
  token: string;
  /** Good for one refresh; null for tokens that do not expire. */
  refreshToken: string | null;
  /** ISO 8601 instant at which the token ends; null when it does not. */
  expiresAt: string | null;
}

/**
 * Where an integration keeps its tokens, by installation. They open the doors of an organization:
 * store them encrypted. Several processes must share one store.
 */
export interface TokenStore {
  load(installationId: string): Promise<Tokens | undefined>;
  /** Replaces what was there. */
  save(installationId: string, tokens: Tokens): Promise<void>;
  /** For installations that are gone; does nothing where there are none. */
  delete(installationId: string): Promise<void>;
}

/** A store that forgets when the process ends: for trying things out and for tests. */
export function createMemoryTokenStore(): TokenStore {
  const tokensById = new Map<string, Tokens>();
  return {
    load: async (installationId) => tokensById.get(installationId),
    save: async (installationId, tokens) => void tokensById.set(installationId, tokens),
    delete: async (installationId) => void tokensById.delete(installationId),
  };
}
