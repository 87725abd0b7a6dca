/** What the environment says. */
export interface Settings {
  /** Where Vedette (or Sentry) is. */
  platformUrl: string;
  clientId: string;
  clientSecret: string;
  /** Where Pushover is; a stand-in for tests and for trying things out. */
  pushoverUrl: string;
  pushoverUser: string;
  pushoverToken: string;
  /** Only issues of this project are forwarded; empty: of all. */
  project: string;
  /** Where tokens are kept. */
  tokensFile: string;
  port: number;
}

/** Reads the settings. Throws a sentence that names all that are missing. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const missing: string[] = [];
  const need = (name: string): string => {
    const value = env[name] ?? "";
    if (value === "") missing.push(name);
    return value;
  };
  const settings = {
    platformUrl: need("PLATFORM_URL").replace(/\/+$/, ""),
    clientId: need("CLIENT_ID"),
    clientSecret: need("CLIENT_SECRET"),
    pushoverUrl: (env["PUSHOVER_URL"] ?? "https://api.pushover.net").replace(/\/+$/, ""),
    pushoverUser: need("PUSHOVER_USER"),
    pushoverToken: need("PUSHOVER_TOKEN"),
    project: env["PROJECT"] ?? "",
    tokensFile: env["TOKENS_FILE"] ?? "tokens.json",
    port: Number(env["PORT"] ?? "3000"),
  };
  if (missing.length > 0) throw new Error(`Please set ${missing.join(", ")}.`);
  return settings;
}
