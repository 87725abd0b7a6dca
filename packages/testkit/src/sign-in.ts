import { createClient, type Client } from "@vedette/contract";

/** What a signed-in browser sends with every request. */
export interface BrowserSession {
  headers: Readonly<Record<string, string>>;
  /** The client a page would use. */
  api: Client;
}

/** Signs a person in with their password, as the sign-in page does. Throws when that fails. */
export async function signIn(
  url: string,
  email: string,
  password: string,
): Promise<BrowserSession> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok)
    throw new Error(`signing in failed: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const headers = { cookie, origin: url };
  return { headers, api: createClient({ baseUrl: url, headers }) };
}
