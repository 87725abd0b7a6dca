/** All that our pages need of better-auth; it has much more, which is not offered. */
const PATHS: ReadonlySet<string> = new Set([
  "/sign-in/email",
  "/sign-out",
  "/get-session",
  "/change-password",
  "/revoke-other-sessions",
  "/request-password-reset",
  "/reset-password",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/two-factor/generate-backup-codes",
  "/passkey/start",
  "/passkey/sign-in",
]);

const BASE = "/api/auth";

/** Wraps better-auth's handler: only the paths we offer, wherever a proxy put them. */
export function answerSignIn(
  handler: (request: Request) => Promise<Response>,
  origin: string,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.slice(url.pathname.indexOf(BASE) + BASE.length).replace(/\/+$/, "");
    if (!PATHS.has(path)) {
      return Response.json({ detail: "The requested resource does not exist" }, { status: 404 });
    }
    // better-auth knows its paths from the root only, whatever the instance's address begins with.
    const response = await handler(new Request(`${origin}${BASE}${path}${url.search}`, request));
    const wait = response.headers.get("x-retry-after");
    if (wait !== null) response.headers.set("retry-after", wait);
    return response;
  };
}
