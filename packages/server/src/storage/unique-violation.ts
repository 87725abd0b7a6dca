/**
 * Whether a statement failed because a row with the same unique value exists, on either engine.
 * The transaction it ran in is over.
 */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // PostgreSQL's unique_violation. SQLite's errors lose their number on the way between threads.
  const { code } = error as Error & { code?: unknown };
  return code === "23505" || error.message.startsWith("UNIQUE constraint failed");
}
