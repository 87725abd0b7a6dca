/** What the environment says. */
export interface Settings {
  /** Where Vedette (or Sentry) is. */
  platformUrl: string;
  /** Where the tracker itself is reached. */
  url: string;
  port: number;
  /** The file of its database. */
  database: string;
  access:
    | { kind: "registered"; clientId: string; clientSecret: string }
    /** It registers itself at its first start, as an internal integration of the organization. */
    | { kind: "to-register"; token: string; organization: string };
}

/** Reads the settings. Throws a sentence that says what is missing. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = Number(env["PORT"] ?? "3100");
  return {
    platformUrl: withoutEndSlash(env["PLATFORM_URL"] ?? "http://localhost:8000"),
    url: withoutEndSlash(env["URL"] ?? `http://localhost:${port}`),
    port,
    database: env["DATABASE"] ?? "tasks.db",
    access: readAccess(env),
  };
}

function readAccess(env: NodeJS.ProcessEnv): Settings["access"] {
  const { CLIENT_ID: clientId, CLIENT_SECRET: clientSecret } = env;
  if (clientId && clientSecret) return { kind: "registered", clientId, clientSecret };
  const { TOKEN: token, ORGANIZATION: organization } = env;
  if (token && organization) return { kind: "to-register", token, organization };
  throw new Error(
    "Please set TOKEN and ORGANIZATION, to register as an internal integration, or CLIENT_ID and CLIENT_SECRET of a public one.",
  );
}

function withoutEndSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
