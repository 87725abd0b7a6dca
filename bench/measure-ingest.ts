import { listIssues } from "@vedette/contract";
import { readAll } from "@vedette/testkit";
import { envelopesOf } from "./event-bodies.ts";
import { type Figure, median } from "./figures.ts";
import { saturate, type Target, type Throughput } from "./load.ts";
import type { startVedette } from "./processes.ts";

type Vedette = Awaited<ReturnType<typeof startVedette>>;

/** As many SDKs at once, each with a connection of its own. */
const connections = 256;

export interface IngestResult {
  figures: Figure[];
  accepted: number;
}

/** Accepted and committed events beside what Fastify alone could read, round and round about. */
export async function measureIngest(
  vedette: Vedette,
  bare: Target,
  size: { bytes: number; name: string; rounds: number; ms: number; target?: number },
): Promise<IngestResult> {
  const next = envelopesOf(size.bytes);
  let accepted = 0;
  const run = async (target: Target, ms = size.ms): Promise<Throughput> => {
    const result = await saturate(target, next, { connections, ms });
    if (target === vedette.target) accepted += result.accepted;
    for (const [status, count] of result.others) console.log(`  ${count} answers were ${status}`);
    return result;
  };
  await run(bare, size.ms / 2);
  await run(vedette.target, size.ms / 2);
  await vedette.loopDelayMs();
  const rates: { bare: number[]; vedette: number[] } = { bare: [], vedette: [] };
  const delays: number[] = [];
  for (let round = 0; round < size.rounds; round++) {
    rates.bare.push((await run(bare)).perSecond);
    await vedette.loopDelayMs();
    rates.vedette.push((await run(vedette.target)).perSecond);
    delays.push(await vedette.loopDelayMs());
  }
  const [bareRate, rate] = [median(rates.bare), median(rates.vedette)];
  const ratio = rate / bareRate;
  const { target } = size;
  return {
    accepted,
    figures: [
      { name: `bare Fastify route, ${size.name} bodies`, value: `${Math.round(bareRate)}/s` },
      {
        name: `events accepted and committed, ${size.name}`,
        value: `${Math.round(rate)}/s`,
        ratio,
        ...(target === undefined
          ? {}
          : { target: { text: `≥ ${target} of bare`, isMet: ratio >= target } }),
      },
      {
        name: `event-loop delay p99 under that load, ${size.name}`,
        value: `${median(delays).toFixed(1)} ms`,
        target: { text: "< 50 ms", isMet: median(delays) < 50 },
      },
    ],
  };
}

/** How many events the server holds, by the counts of its issues. */
export async function countStored({ api, organization }: Vedette): Promise<number> {
  const issues = await readAll((cursor) =>
    api.call(listIssues, {
      params: { organization },
      query: { query: "", ...(cursor ? { cursor } : {}) },
    }),
  );
  return issues.reduce((sum, { count }) => sum + Number(count), 0);
}
