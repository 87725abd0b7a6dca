/** A shell command that reports one event to a DSN (docs/wire.md, the store endpoint). */
export function curlCommand(dsn: string): string {
  const { origin, pathname, username } = new URL(dsn);
  const [project = "", ...prefix] = pathname.split("/").filter(Boolean).toReversed();
  const base = [origin, ...prefix.toReversed()].join("/");
  return [
    `curl '${base}/api/${project}/store/'`,
    `-H 'Content-Type: application/json'`,
    `-H 'X-Sentry-Auth: Sentry sentry_version=7, sentry_key=${username}'`,
    `-d '{"message": "Hello from curl", "level": "error", "platform": "other"}'`,
  ].join(" \\\n  ");
}
