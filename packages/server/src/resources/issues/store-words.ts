import { putText, toWords, type Engine, type Tx } from "../../storage/index.ts";

/** What an issue is found by in full text. */
interface Wording {
  id: number;
  title: string;
  culprit: string;
  /** JSON text. */
  metadata: string;
}

/** The words of an issue's latest event, seen at `lastSeenAt` (epoch milliseconds). */
interface LatestWording extends Wording {
  lastSeenAt: number;
}

/** Makes issues found by these words, instead of those they were found by. */
export async function putWords(
  engine: Engine,
  tx: Tx,
  wordings: readonly Wording[],
): Promise<void> {
  await putText(
    engine,
    tx,
    "issue_words",
    wordings.map((wording) => ({ id: wording.id, words: toWords(textOf(wording)) })),
  );
}

/**
 * The same for those of these issues whose words a batch is about to change: for most, their events
 * say the same again and nothing is written.
 */
export async function putChangedWords(
  engine: Engine,
  tx: Tx,
  latest: readonly LatestWording[],
): Promise<void> {
  if (latest.length === 0) return;
  let query = tx
    .selectFrom("issues")
    .select(["id", "title", "culprit", "metadata", "last_seen_at"])
    .where(
      "id",
      "in",
      latest.map(({ id }) => id),
    )
    .orderBy("id");
  // What is compared must be what the update then finds.
  if (engine === "postgres") query = query.forNoKeyUpdate();
  const stood = new Map((await query.execute()).map((row) => [row.id, row]));
  const changed = latest.filter((issue) => {
    const before = stood.get(issue.id);
    if (!before || issue.lastSeenAt < before.last_seen_at) return false;
    return (["title", "culprit", "metadata"] as const).some(
      (part) => withoutNumbers(before[part]) !== withoutNumbers(issue[part]),
    );
  });
  await putWords(engine, tx, changed);
}

/**
 * Counters, ids and addresses differ from event to event: an issue stays found by those of its first
 * one, for writing the index anew with every batch would cost more than all else.
 */
function withoutNumbers(text: string): string {
  return text.replaceAll(/[\da-f]*\d[\da-f]*/gi, "0");
}

/** Takes issues out of the index. */
export async function deleteWords(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx.deleteFrom("issue_words").where("rowid", "in", ids).execute();
}

/** The title is cut to a line; what was thrown, or said, may go on for longer. */
function textOf({ title, culprit, metadata }: Wording): string {
  const others = Object.values(JSON.parse(metadata) as Record<string, unknown>);
  return [title, culprit, ...others.filter((text) => typeof text === "string")].join("\n");
}
