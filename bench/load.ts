import { Client } from "undici";
import type { NextBody } from "./event-bodies.ts";
import { nowMs } from "./figures.ts";

/** Where the requests go. */
export interface Target {
  origin: string;
  path: string;
}

/** What a closed loop made of it: `connections` requests on their way at any time. */
export interface Throughput {
  perSecond: number;
  accepted: number;
  /** Requests answered with anything but 200, by status. */
  others: Map<number, number>;
}

/** Posts as fast as `connections` connections are answered, for `ms` milliseconds. */
export async function saturate(
  { origin, path }: Target,
  next: NextBody,
  options: { connections: number; ms: number },
): Promise<Throughput> {
  const others = new Map<number, number>();
  let accepted = 0;
  const startedAt = nowMs();
  const endsAt = startedAt + options.ms;
  await withClients(origin, options.connections, async (client) => {
    while (nowMs() < endsAt) {
      const status = await post(client, path, next().body);
      if (status === 200) accepted++;
      else others.set(status, (others.get(status) ?? 0) + 1);
    }
  });
  return { perSecond: accepted / ((nowMs() - startedAt) / 1000), accepted, others };
}

/** Posts exactly `count` times, as fast as it goes. */
export async function postMany(
  { origin, path }: Target,
  next: NextBody,
  options: { connections: number; count: number },
): Promise<void> {
  let left = options.count;
  await withClients(origin, options.connections, async (client) => {
    while (left-- > 0) {
      if ((await post(client, path, next().body)) !== 200) left++;
    }
  });
}

/** One request of an open loop. */
export interface Sent {
  eventId: string;
  /** When its turn was, whether or not it could be sent just then: lateness counts. */
  dueAt: number;
  answeredAt: number;
  status: number;
}

/** Posts `perSecond` requests a second for `ms` milliseconds, however slowly they are answered. */
export async function pace(
  { origin, path }: Target,
  next: NextBody,
  options: { perSecond: number; ms: number },
): Promise<Sent[]> {
  const clients = Array.from({ length: 64 }, () => new Client(origin, { pipelining: 1 }));
  const startedAt = nowMs();
  const total = Math.floor((options.perSecond * options.ms) / 1000);
  const sent: Promise<Sent>[] = [];
  const sendDue = (): void => {
    // The first at once: as many are due as turns have begun.
    const begun = Math.floor(((nowMs() - startedAt) * options.perSecond) / 1000) + 1;
    const due = Math.min(total, begun);
    while (sent.length < due) {
      const dueAt = startedAt + (sent.length * 1000) / options.perSecond;
      sent.push(sendOne(clients[sent.length % clients.length], path, next, dueAt));
    }
  };
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      sendDue();
      if (sent.length < total) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  const all = await Promise.all(sent);
  await Promise.all(clients.map((client) => client.close()));
  return all;
}

async function sendOne(
  client: Client | undefined,
  path: string,
  next: NextBody,
  dueAt: number,
): Promise<Sent> {
  if (!client) throw new Error("there are clients");
  const { eventId, body } = next();
  const status = await post(client, path, body);
  return { eventId, dueAt, answeredAt: nowMs(), status };
}

async function withClients(
  origin: string,
  connections: number,
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const clients = Array.from({ length: connections }, () => new Client(origin, { pipelining: 1 }));
  await Promise.all(clients.map((client) => work(client)));
  await Promise.all(clients.map((client) => client.close()));
}

/** Posts and reads the answer; gives its status. */
async function post(client: Client, path: string, body: Buffer): Promise<number> {
  const { statusCode, body: answer } = await client.request({ path, method: "POST", body });
  await answer.dump();
  return statusCode;
}
