import { Agent, request } from "undici";
import { createSentryApp } from "@vedette/contract";
import { envelopesOf } from "./event-bodies.ts";
import { type Figure, median, nowMs, percentile } from "./figures.ts";
import { pace, postMany } from "./load.ts";
import type { startReceiver, startVedette } from "./processes.ts";

type Vedette = Awaited<ReturnType<typeof startVedette>>;
type Receiver = Awaited<ReturnType<typeof startReceiver>>;

/** An integration that hears of every error event. */
export async function subscribe({ api, organization }: Vedette, receiver: Receiver): Promise<void> {
  await api.call(createSentryApp, {
    body: {
      name: "Bench",
      isInternal: true,
      organization,
      webhookUrl: `${receiver.origin}/hook`,
      scopes: ["event:read"],
      events: ["error"],
    },
  });
}

/** How long an SDK waits, and how long until the outside knows, at a moderate and steady rate. */
export async function measureLatency(
  vedette: Vedette,
  receiver: Receiver,
  { perSecond, ms }: { perSecond: number; ms: number },
): Promise<{ figures: Figure[]; accepted: number }> {
  const next = envelopesOf(2500);
  await pace(vedette.target, next, { perSecond, ms: ms / 4 });
  await receiver.untilTold(Math.floor((perSecond * ms) / 4000), 20_000);
  await receiver.ask("reset");
  await vedette.loopDelayMs();
  const sent = await pace(vedette.target, next, { perSecond, ms });
  const loopDelayMs = await vedette.loopDelayMs();
  const accepted = sent.filter(({ status }) => status === 200);
  await receiver.untilTold(accepted.length, 20_000);
  const told = new Map((await receiver.ask("arrivals")).arrivals);
  const answered = accepted.map(({ dueAt, answeredAt }) => answeredAt - dueAt);
  const heard = accepted.map(({ eventId, dueAt }) => (told.get(eventId) ?? Infinity) - dueAt);
  const p99 = percentile(heard, 0.99);
  return {
    accepted: accepted.length + Math.floor((perSecond * ms) / 4000),
    figures: [
      {
        name: `ingest at ${perSecond}/s, p50`,
        value: `${percentile(answered, 0.5).toFixed(1)} ms`,
      },
      {
        name: `ingest at ${perSecond}/s, p99`,
        value: `${percentile(answered, 0.99).toFixed(1)} ms`,
      },
      {
        name: `event to webhook at ${perSecond}/s, p50`,
        value: `${percentile(heard, 0.5).toFixed(1)} ms`,
      },
      {
        name: `event to webhook at ${perSecond}/s, p99`,
        value: `${p99.toFixed(1)} ms`,
        target: { text: "< 100 ms", isMet: p99 < 100 },
      },
      {
        name: `event-loop delay p99 at ${perSecond}/s`,
        value: `${loopDelayMs.toFixed(1)} ms`,
        target: { text: "< 50 ms", isMet: loopDelayMs < 50 },
      },
    ],
  };
}

/**
 * How fast a backlog of deliveries drains: the receiver hangs while events come in, then goes on.
 * Beside it the same requests sent by `undici.request` and nothing else. The processor time of each
 * tells more than the rates where other programs run: it is all of the server's, whatever its threads.
 */
export async function measureDelivery(
  vedette: Vedette,
  receiver: Receiver,
  { backlog, rounds }: { backlog: number; rounds: number },
): Promise<{ figures: Figure[]; accepted: number }> {
  const next = envelopesOf(2500);
  const bare: Sending[] = [];
  const ours: Sending[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(await sendBare(receiver, backlog));
    await receiver.ask("reset");
    receiver.freeze();
    await postMany(vedette.target, next, { connections: 64, count: backlog });
    await vedette.untilOwed(backlog, 60_000);
    const before = vedette.processorMs() ?? 0;
    receiver.thaw();
    await receiver.untilTold(backlog, 60_000);
    const cpuUs = (((vedette.processorMs() ?? 0) - before) * 1000) / backlog;
    const { arrivals } = await receiver.ask("arrivals");
    ours.push({ perSecond: middleRate(arrivals.map(([, at]) => at)), cpuUs });
  }
  const [bareRate, rate] = [bare, ours].map((runs) => median(runs.map((run) => run.perSecond)));
  const [bareUs, us] = [bare, ours].map((runs) => median(runs.map((run) => run.cpuUs)));
  const ratio = (rate ?? 0) / (bareRate ?? 1);
  return {
    accepted: backlog * rounds,
    figures: [
      {
        name: "bare undici.request loop to the same receiver",
        value: `${Math.round(bareRate ?? 0)}/s`,
      },
      {
        name: "webhooks delivered from a backlog",
        value: `${Math.round(rate ?? 0)}/s`,
        ratio,
        target: { text: "≥ 0.5 of bare", isMet: ratio >= 0.5 },
      },
      { name: "processor time of a bare request", value: `${(bareUs ?? 0).toFixed(0)} µs` },
      {
        name: "processor time of a delivery, all threads",
        value: `${(us ?? 0).toFixed(0)} µs`,
        ratio: (bareUs ?? 0) / (us ?? 1),
      },
    ],
  };
}

/** How fast requests went out, and the sender's processor time for each, microseconds. */
interface Sending {
  perSecond: number;
  cpuUs: number;
}

/** What was sent before, again and again, fifty at a time: more connections made it no faster. */
async function sendBare(receiver: Receiver, count: number): Promise<Sending> {
  const { headers, body } = await receiver.ask("sample");
  const dispatcher = new Agent({ connections: 50, pipelining: 1 });
  const startedAt = nowMs();
  const before = process.cpuUsage();
  let left = count;
  const send = async (): Promise<void> => {
    while (left-- > 0) {
      const answer = await request(`${receiver.origin}/hook`, {
        method: "POST",
        headers,
        body,
        dispatcher,
      });
      await answer.body.dump();
    }
  };
  await Promise.all(Array.from({ length: 50 }, send));
  const perSecond = count / ((nowMs() - startedAt) / 1000);
  const { user, system } = process.cpuUsage(before);
  await dispatcher.close();
  return { perSecond, cpuUs: (user + system) / count };
}

/** Per second, between the first tenth and the last: neither waking up nor late retries count. */
function middleRate(arrivals: readonly number[]): number {
  const sorted = arrivals.toSorted((a, b) => a - b);
  const from = Math.floor(sorted.length * 0.1);
  const to = Math.floor(sorted.length * 0.9);
  const ms = (sorted[to] ?? 0) - (sorted[from] ?? 0);
  return ((to - from) * 1000) / ms;
}
