// How much receivers that hang hold up the others: docs/benchmarks.md.
//   npm run bench:fairness      about two minutes
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createSentryApp } from "@vedette/contract";
import { envelopesOf } from "./event-bodies.ts";
import type { Arrival } from "./fair-receiver.ts";
import { type Figure, percentile, toTable } from "./figures.ts";
import { pace } from "./load.ts";
import { startVedette } from "./processes.ts";

const RECEIVERS = 1000;
const HANGING = 100;
/** Each event goes to all of them. */
const WARM_UP_MS = 6_000;
const MEASURED_MS = 20_000;
/** Between events, so that what one makes is over before the next where nothing hangs. */
const EVENTS_PER_SECOND = 0.5;

await using vedette = await startVedette();
const child = fork(fileURLToPath(new URL("fair-receiver.ts", import.meta.url)), {
  serialization: "advanced",
});
const origin = await answerOf<string>(child);
for (let at = 0; at < RECEIVERS; at++) {
  await vedette.api.call(createSentryApp, {
    body: {
      name: `Receiver ${at}`,
      isInternal: true,
      organization: vedette.organization,
      webhookUrl: `${origin}/hook/${at}`,
      scopes: ["event:read"],
      events: ["error"],
    },
  });
}

const calm = await measure(0);
const troubled = await measure(HANGING);
child.kill("SIGKILL");
const ratio = troubled / calm;
const figures: Figure[] = [
  { name: `event to webhook, ${RECEIVERS} receivers, p99`, value: `${calm.toFixed(0)} ms` },
  {
    name: `the same while ${HANGING} of them hang, the others' p99`,
    value: `${troubled.toFixed(0)} ms`,
    ratio,
    target: { text: "≤ 2", isMet: ratio <= 2 },
  },
];
console.log(toTable(figures));

/** The p99 of those that do not hang, ms. */
async function measure(hanging: number): Promise<number> {
  const next = envelopesOf(2500);
  const load = { perSecond: EVENTS_PER_SECOND };
  child.send({ hanging });
  await answerOf(child);
  await pace(vedette.target, next, { ...load, ms: WARM_UP_MS });
  await setTimeout(2000);
  child.send({ hanging });
  await answerOf(child);
  const sent = await pace(vedette.target, next, { ...load, ms: MEASURED_MS });
  await setTimeout(5000);
  child.send("arrivals");
  const arrivals = await answerOf<Arrival[]>(child);
  const dueAt = new Map(sent.map(({ eventId, dueAt: at }) => [eventId, at]));
  const heard = arrivals.flatMap(([eventId, receiver, at]) => {
    const due = dueAt.get(eventId);
    return due === undefined || receiver < hanging ? [] : [at - due];
  });
  const owed = sent.length * (RECEIVERS - hanging);
  console.log(`${hanging} hang: ${heard.length} of ${owed} came to the others`);
  if (heard.length < owed) process.exitCode = 1;
  return percentile(heard, 0.99);
}

async function answerOf<T>(receivers: ChildProcess): Promise<T> {
  const [message] = (await once(receivers, "message")) as [T];
  return message;
}
