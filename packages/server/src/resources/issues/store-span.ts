import type { Tx } from "../../storage/index.ts";

/** When an issue was seen, and in which releases. Instants in epoch milliseconds. */
export interface IssueSpan {
  lastSeenAt: number;
  lastRelease: string | null;
  /** Absent: it stays as it is. */
  firstSeenAt?: number;
  firstRelease?: string | null;
}

/** Says when an issue was seen, other than by the events that are added to it. */
export async function saveSpan(tx: Tx, issueId: number, span: IssueSpan): Promise<void> {
  const { lastSeenAt, lastRelease, firstSeenAt, firstRelease } = span;
  await tx
    .updateTable("issues")
    .set({
      last_seen_at: lastSeenAt,
      last_release: lastRelease,
      ...(firstSeenAt !== undefined && { first_seen_at: firstSeenAt }),
      ...(firstRelease !== undefined && { first_release: firstRelease }),
    })
    .where("id", "=", issueId)
    .execute();
}
