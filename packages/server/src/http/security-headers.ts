/** What every answer says to browsers, whatever it is. */
export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
} as const;

/**
 * What a page of ours may load: only what we serve, and nothing inline. The page that documents the
 * API is made by a package and needs more: `scripts` are the hashes of inline ones that may run, and
 * its styles and small pictures may be inline.
 */
export function contentSecurityPolicy(foreign?: { scripts: readonly string[] }): string {
  const scripts = foreign?.scripts ?? [];
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts.map((hash) => `'sha256-${hash}'`)].join(" "),
    foreign ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    foreign ? "img-src 'self' data:" : "img-src 'self'",
    foreign ? "font-src 'self' data:" : "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}
