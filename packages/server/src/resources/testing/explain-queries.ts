import type { Db } from "../../storage/index.ts";

type Plugin = Parameters<Db["withPlugin"]>[0];
type Transformed = Parameters<Plugin["transformQuery"]>[0];

/** The steps by which SQLite answers the queries that `ask` makes, as `explain query plan` words them. */
export async function explainQueries(db: Db, ask: (db: Db) => Promise<unknown>): Promise<string[]> {
  const asked: Transformed[] = [];
  const listening = db.withPlugin({
    transformQuery(query) {
      asked.push(query);
      return query.node;
    },
    transformResult: async ({ result }) => result,
  });
  await ask(listening);
  const steps: string[] = [];
  for (const { node, queryId } of asked) {
    const query = db.getExecutor().compileQuery(node, queryId);
    const { rows } = await db.executeQuery<{ detail: string }>({
      ...query,
      sql: `explain query plan ${query.sql}`,
    });
    steps.push(...rows.map(({ detail }) => detail));
  }
  return steps;
}
