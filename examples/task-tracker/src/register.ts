import type { DatabaseSync } from "node:sqlite";
import type { TokenStore } from "@vedette/integration-kit";
import { INTEGRATION } from "./integration.ts";
import type { Settings } from "./settings.ts";

/** Who the tracker is to the platform. */
export interface Credentials {
  clientId: string;
  clientSecret: string;
}

/**
 * Gives the tracker's credentials. At the first start with somebody's token it makes itself an
 * internal integration of their organization, and keeps what it is given. Throws when it may not.
 */
export async function register(
  { platformUrl, url, access }: Settings,
  database: DatabaseSync,
  store: TokenStore,
): Promise<Credentials> {
  if (access.kind === "registered") return access;
  const known = database.prepare("select * from registration").get();
  if (known !== undefined) {
    return {
      clientId: String(known["client_id"]),
      clientSecret: String(known["client_secret"]),
    };
  }
  const response = await fetch(`${platformUrl}/api/0/sentry-apps/`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${access.token}` },
    body: JSON.stringify({
      ...INTEGRATION,
      isInternal: true,
      organization: access.organization,
      webhookUrl: `${url}/webhook`,
    }),
  });
  if (!response.ok) {
    throw new Error(`The platform answered ${response.status}: ${await response.text()}`);
  }
  const made = (await response.json()) as Made;
  const [token] = made.tokens;
  if (token) {
    const { uuid } = made.installation;
    await store.save(uuid, { token: token.token, refreshToken: null, expiresAt: null });
  }
  const { clientId, clientSecret } = made;
  database.prepare("insert into registration values (?, ?)").run(clientId, clientSecret);
  return { clientId, clientSecret };
}

interface Made extends Credentials {
  installation: { uuid: string };
  tokens: { token: string }[];
}
