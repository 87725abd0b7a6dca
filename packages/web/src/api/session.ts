import { ApiError, getMe } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async ({ signal }) => (await api.call(getMe, { signal })).body,
  staleTime: 5 * 60_000,
});

/**
 * Opens a session: the server answers with its cookie. With two factors it waits for a code, which
 * `showCode` brings. Throws `ApiError` when it refuses, as all of these.
 */
export async function signIn(input: {
  email: string;
  password: string;
}): Promise<{ needsCode: boolean }> {
  const answer = await post("/api/auth/sign-in/email", input);
  return { needsCode: answer["twoFactorRedirect"] === true };
}

/** Brings the code that signing in waits for: of an authenticator app, or one of the backup codes. */
export async function showCode(typed: string): Promise<void> {
  const code = typed.replaceAll(/\s+/g, "");
  await (/^\d{6}$/.test(code)
    ? post("/api/auth/two-factor/verify-totp", { code })
    : post("/api/auth/two-factor/verify-backup-code", { code }));
}

/** Ends the session on the server and takes the cookie away. */
export async function signOut(): Promise<void> {
  await post("/api/auth/sign-out", {});
}

/** Calls a sign-in endpoint. They are no part of the contract, and say what went wrong under `message`. */
export async function post(path: string, body: object): Promise<{ [name: string]: unknown }> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return typeof answer === "object" && answer !== null ? { ...answer } : {};
  throw new ApiError(response.status, { detail: messageOf(answer) }, response.headers);
}

function messageOf(answer: unknown): string {
  const said = typeof answer === "object" && answer !== null ? answer : {};
  for (const text of [Reflect.get(said, "message"), Reflect.get(said, "detail")] as unknown[]) {
    if (typeof text === "string" && text !== "") return text;
  }
  return "The server refused without saying why.";
}
