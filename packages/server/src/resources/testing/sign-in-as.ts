import type { Client } from "@vedette/contract";
import { owner, type PeopleServer } from "./start-people-server.ts";

/** The interface as a browser uses it in which this person has signed in. */
export async function signInAs(
  server: PeopleServer,
  person: { email: string; password: string } = owner,
): Promise<Client> {
  const response = await fetch(`${server.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.url },
    body: JSON.stringify(person),
  });
  if (!response.ok) throw new Error(`signing in failed: ${response.status}`);
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return server.as({ cookie: cookies.join("; "), origin: server.url });
}
