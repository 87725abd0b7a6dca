import { createClient, type Client } from "@vedette/contract";

/** A client of the REST interface that acts with a bearer token. */
export function apiClient(url: string, token: string): Client {
  return createClient({ baseUrl: url, headers: { authorization: `Bearer ${token}` } });
}
