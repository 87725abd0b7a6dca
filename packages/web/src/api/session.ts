import { ApiError, getMe } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => (await api.call(getMe, { signal })).body,
  staleTime: 5 * 60_000,
});

/** Opens a session: the server answers with its cookie. Throws `ApiError` when it refuses. */
export async function signIn(input: { email: string; password: string }): Promise<void> {
  await post("/api/auth/sign-in/email", input);
}

/** Ends the session on the server and takes the cookie away. */
export async function signOut(): Promise<void> {
  await post("/api/auth/sign-out", {});
}

/** The sign-in endpoints are no part of the contract; they say what went wrong under `message`. */
async function post(path: string, body: object): Promise<void> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => undefined);
  throw new ApiError(response.status, { detail: messageOf(answer) }, response.headers);
}

function messageOf(answer: unknown): string {
  const said = typeof answer === "object" && answer !== null ? answer : {};
  for (const text of [Reflect.get(said, "message"), Reflect.get(said, "detail")] as unknown[]) {
    if (typeof text === "string" && text !== "") return text;
  }
  return "The server refused without saying why.";
}
