import type { Db } from "@vedette/server/storage";
import type { Sent } from "./network.ts";
import type { Subscriber } from "./stage.ts";

/** That a subscriber is to be told of a fact. */
export interface Owed {
  factId: number;
  installationId: number;
}

export interface Ledger {
  owed: readonly Owed[];
  sent: readonly Sent[];
  subscribers: readonly Subscriber[];
  maxAttempts: number;
}

type Row = Awaited<ReturnType<typeof readDeliveries>>[number];

/** Compares what was owed with what was sent and what the records say; gives a sentence for each difference. */
export async function checkLedger(db: Db, ledger: Ledger): Promise<string[]> {
  const rows = await readDeliveries(db);
  const disabled = await readDisabled(db);
  const isOff = (row: Row): boolean => {
    const owner = ledger.subscribers.find((one) => one.installationId === row.subscriber_id);
    return owner !== undefined && disabled.has(owner.appId);
  };
  const isThere = (row: Row): boolean =>
    ledger.subscribers.some((one) => one.installationId === row.subscriber_id && one.isInstalled);
  const sentUnder = Map.groupBy(ledger.sent, ({ key }) => key);
  return [
    ...compareOwed(ledger.owed, rows),
    ...rows.flatMap((row) => {
      const sent = sentUnder.get(row.idempotency_key) ?? [];
      const wrong = judgeEnd(row, sent, { maxAttempts: ledger.maxAttempts, isOff, isThere });
      return wrong === undefined ? [] : [`delivery ${row.id} (${row.status}): ${wrong}`];
    }),
    ...compareBodies(ledger.sent, rows),
    ...compareOrder(ledger.subscribers, rows, sentUnder),
  ];
}

async function readDeliveries(db: Db) {
  const rows = await db
    .selectFrom("deliveries")
    .leftJoin("delivery_bodies", "delivery_bodies.delivery_id", "deliveries.id")
    .select((row) => [
      "id",
      "outbox_id",
      "subscriber_id",
      "idempotency_key",
      "status",
      "attempts",
      "last_outcome",
      "order_key",
      "body",
      row
        .selectFrom("attempts")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("attempts.delivery_id", "=", "deliveries.id")
        .as("recorded"),
    ])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, body: row.body ?? "" }));
}

async function readDisabled(db: Db): Promise<Set<number>> {
  const query = db
    .selectFrom("sentry_apps")
    .select("id")
    .where("webhook_disabled_at", "is not", null);
  return new Set((await query.execute()).map(({ id }) => id));
}

function compareOwed(owed: readonly Owed[], rows: readonly Row[]): string[] {
  const nameOf = (fact: number | null, to: number): string => `fact ${fact} to ${to}`;
  const made = rows.map((row) => nameOf(row.outbox_id, row.subscriber_id));
  const due = owed.map(({ factId, installationId }) => nameOf(factId, installationId));
  const lost = new Set(due).difference(new Set(made));
  const invented = new Set(made).difference(new Set(due));
  return [
    ...Array.from(lost, (name) => `${name} is owed and nowhere`),
    ...Array.from(invented, (name) => `${name} is not owed`),
    ...(new Set(made).size < made.length ? ["a delivery is there twice"] : []),
  ];
}

interface Rules {
  maxAttempts: number;
  isOff: (row: Row) => boolean;
  isThere: (row: Row) => boolean;
}

/** Why a delivery should not have ended as it did; undefined when it should. */
function judgeEnd(row: Row, sent: readonly Sent[], rules: Rules): string | undefined {
  if (row.attempts !== row.recorded) {
    return `${row.attempts} attempts are counted and ${row.recorded} kept`;
  }
  if (row.attempts > sent.length)
    return `${row.attempts} attempts, of which ${sent.length} were made`;
  switch (row.status) {
    case "delivered":
      return sent.some(({ isTaken }) => isTaken) ? undefined : "nobody took it";
    case "failed":
      if (row.last_outcome === "gone") return rules.isOff(row) ? undefined : "its app is still on";
      return row.attempts === rules.maxAttempts ? undefined : `after ${row.attempts} attempts`;
    case "skipped":
      return judgeSkip(row, rules);
    case "pending":
      return "it is not over";
  }
}

function judgeSkip(row: Row, { isOff, isThere }: Rules): string | undefined {
  switch (row.last_outcome) {
    case "unsubscribed":
      return isOff(row) ? undefined : "its app is on";
    case "uninstalled":
      return isThere(row) ? "it is installed" : undefined;
    case "event-gone":
      return row.body === "" ? undefined : "it has a body";
    default:
      return `because of ${row.last_outcome}`;
  }
}

function compareBodies(sent: readonly Sent[], rows: readonly Row[]): string[] {
  const bodies = new Map(rows.map((row) => [row.idempotency_key, row.body]));
  return sent
    .filter(({ key, body }) => bodies.get(key) !== body)
    .map(({ key }) => `something else was sent under the key ${key}`);
}

/** Of two deliveries of one key the later must not begin before the last attempt at the earlier. */
function compareOrder(
  subscribers: readonly Subscriber[],
  rows: readonly Row[],
  sentUnder: ReadonlyMap<string, readonly Sent[]>,
): string[] {
  const ordered = new Set(
    subscribers.flatMap(({ isOrdered, installationId }) => (isOrdered ? [installationId] : [])),
  );
  const wrong: string[] = [];
  for (const line of Map.groupBy(
    rows.filter((row) => ordered.has(row.subscriber_id) && row.body !== ""),
    ({ order_key }) => order_key,
  ).values()) {
    let latest = -1;
    for (const row of line) {
      if (row.order_key === null) wrong.push(`delivery ${row.id} has no place in an order`);
      const places = (sentUnder.get(row.idempotency_key) ?? []).map(({ at }) => at);
      if (places.some((at) => at < latest)) wrong.push(`delivery ${row.id} overtook another`);
      latest = Math.max(latest, ...places);
    }
  }
  return wrong;
}
