/** PostgreSQL: serialization failure, deadlock. SQLite: another process held the write lock too long. */
const transientCodes = new Set(["40001", "40P01", "SQLITE_BUSY"]);

/** Whether the same transaction, run again from its start, may well succeed. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof RunAgain) return true;
  const { code } = error as Error & { code?: unknown };
  return (
    (typeof code === "string" && transientCodes.has(code)) || error.message === "database is locked"
  );
}

/** Thrown inside a transaction to have it run again: a concurrent one got there first. */
export class RunAgain extends Error {
  override name = "RunAgain";
}
