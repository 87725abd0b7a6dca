import type { Links } from "../instance.ts";

/** Who a passkey is for (WebAuthn): the host of the instance's address, and nothing else. */
export function relyingParty(links: Links): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(links.baseUrl);
  return { rpID: hostname, origin };
}
