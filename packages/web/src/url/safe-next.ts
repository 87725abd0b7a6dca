/**
 * Where to go after signing in: the given address when it is one of our own pages, else `/`.
 * Refuses what a browser would read as another site (`//evil.example`, `/\evil.example`).
 */
export function safeNext(next: string | undefined): string {
  if (next === undefined || !/^\/(?![/\\])[^\t\n\r]*$/.test(next)) return "/";
  return next.startsWith("/sign-in") || next.startsWith("/api/") ? "/" : next;
}
