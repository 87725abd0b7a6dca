/** What an SDK names in its DSN to report to a project. */
export interface ProjectKey {
  id: number;
  projectId: number;
  /** 32 hex characters, as the secret one, which old clients still show. */
  publicKey: string;
  secretKey: string;
  name: string;
  isActive: boolean;
  rateLimit: RateLimit | null;
  options: KeyOptions;
  /** Epoch milliseconds. */
  createdAt: number;
}

/** At most `count` events in `window` seconds. */
export interface RateLimit {
  count: number;
  window: number;
}

/** What browser loaders are told. */
export interface KeyOptions {
  browserSdkVersion: string;
  dynamicSdkLoaderOptions: Record<string, unknown>;
}

/** What can be changed; what is absent stays as it is. */
export interface KeyChanges {
  name?: string | undefined;
  isActive?: boolean | undefined;
  rateLimit?: RateLimit | null | undefined;
  browserSdkVersion?: string | undefined;
  dynamicSdkLoaderOptions?: Record<string, unknown> | undefined;
}

/** The limit as it is kept: one of no events or no time is, on the wire, no limit. */
export function toRateLimit(limit: RateLimit | null | undefined): RateLimit | null {
  return limit && limit.count > 0 && limit.window > 0 ? limit : null;
}
