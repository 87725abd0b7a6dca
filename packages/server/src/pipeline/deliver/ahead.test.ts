import { describe, expect, test } from "vitest";
import { testEngines } from "@vedette/testkit";
import type { EgressResult } from "../../egress/index.ts";
import { openWebhookWorld, type WebhookWorld } from "../webhook-world.fixture.ts";
import { Ahead } from "./ahead.ts";
import { deliverAll, deliveriesOf, owe, queueOf } from "./deliver.fixture.ts";

const ANSWER: EgressResult = {
  outcome: "answered",
  status: 200,
  headers: {},
  body: "",
  bodyTruncated: false,
  durationMs: 1,
};
const SILENCE: EgressResult = {
  outcome: "timeout",
  detail: "It did not answer.",
  durationMs: 1000,
};

/** A way out where requests are answered when the test says so, the first first. */
class Requests {
  readonly #open: ((result: EgressResult) => void)[] = [];
  sent = 0;

  readonly send = async (): Promise<EgressResult> => {
    this.sent++;
    return await new Promise((resolve) => this.#open.push(resolve));
  };

  get open(): number {
    return this.#open.length;
  }

  async end(result: EgressResult): Promise<void> {
    this.#open.shift()?.(result);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A receiver whose lane is two wide, with both on their way, one answered since, and the rest ahead. */
async function haveSomeAhead(world: WebhookWorld) {
  const requests = new Requests();
  const limits = { maxInFlightPerReceiver: 2, egress: requests };
  await world.install({ webhookUrl: "http://tasks.acme.example/hook" });
  await owe(world, 6);
  const deliverer = world.deliverer(limits);
  await deliverer.turn();
  await requests.end(ANSWER);
  await deliverer.turn();
  expect([requests.open, await countHeld(world)]).toEqual([2, 5]);
  return { requests, deliverer };
}

async function countHeld(world: WebhookWorld): Promise<number> {
  return (await queueOf(world)).filter((row) => row.leased_by !== null).length;
}

describe.each(testEngines())("what is claimed ahead on %s", (engine) => {
  test("is sent when one before it is over, without another claim", async () => {
    const world = await openWebhookWorld(engine);
    const { requests } = await haveSomeAhead(world);
    expect(requests.sent).toBe(3);
    await requests.end(ANSWER);
    await requests.end(ANSWER);
    expect([requests.open, requests.sent]).toEqual([2, 5]);
  });

  test("is left to the next claim when its receiver keeps silent", async () => {
    const world = await openWebhookWorld(engine);
    const { requests, deliverer } = await haveSomeAhead(world);
    await requests.end(SILENCE);
    expect([requests.open, requests.sent]).toEqual([1, 3]);
    await deliverer.turn();
    expect(await countHeld(world)).toBe(1);
  });

  test("is left to the next claim when its lease could end before its attempt", async () => {
    const world = await openWebhookWorld(engine);
    const { requests, deliverer } = await haveSomeAhead(world);
    world.clock.now += 5001;
    await requests.end(ANSWER);
    expect([requests.open, requests.sent]).toEqual([1, 3]);
    await deliverer.turn();
    expect([requests.open, requests.sent]).toEqual([2, 4]);
  });

  test("is left to other processes when this one stops", async () => {
    const world = await openWebhookWorld(engine);
    const { requests, deliverer } = await haveSomeAhead(world);
    const finished = deliverer.finish();
    await requests.end(ANSWER);
    await requests.end(ANSWER);
    await finished;
    expect([requests.sent, await countHeld(world)]).toEqual([3, 0]);

    const others = new Requests();
    const other = world.deliverer({ egress: others });
    await other.turn();
    expect(others.open).toBe(3);
    for (let left = 3; left > 0; left--) await others.end(ANSWER);
    await deliverAll(world, other);
    const ended = await deliveriesOf(world);
    expect(ended.map(({ status, attempts }) => [status, attempts])).toEqual(
      Array.from({ length: 6 }, () => ["delivered", 1]),
    );
  });
});

test("each receiver has a line of its own, first come first served", () => {
  const ahead = new Ahead<number>();
  for (const [receiver, one] of [["a", 1] as const, ["b", 2] as const, ["a", 3] as const]) {
    ahead.add(receiver, one);
  }
  expect([ahead.take("a"), ahead.take("c"), ahead.take("a"), ahead.take("a")]).toEqual([
    1,
    undefined,
    3,
    undefined,
  ]);
  ahead.add("c", 4);
  expect([ahead.takeAll("c"), ahead.takeAll("c"), ahead.takeAll(), ahead.takeAll()]).toEqual([
    [4],
    [],
    [2],
    [],
  ]);
});
