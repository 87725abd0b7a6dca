import type { Delivery } from "@vedette/contract";
import { expect, test } from "vitest";
import { deliveryWords, millisecondsWords, tally } from "./delivery-words.ts";

const delivery = (changes: Partial<Delivery>): Delivery => ({
  id: "1",
  event: "issue.created",
  status: "delivered",
  outcome: "delivered",
  attempts: 1,
  isTest: false,
  organization: { slug: "acme" },
  subscriber: { kind: "installation", id: "1" },
  idempotencyKey: "",
  dateCreated: "2030-01-01T00:00:00Z",
  dateFinished: null,
  nextAttempt: null,
  ...changes,
});

test("a delivery says how it stands", () => {
  expect(deliveryWords(delivery({}))).toBe("delivered");
  expect(deliveryWords(delivery({ attempts: 3 }))).toBe("delivered at attempt 3");
  expect(deliveryWords(delivery({ status: "pending", outcome: null, attempts: 0 }))).toBe(
    "on its way",
  );
  expect(deliveryWords(delivery({ status: "failed", outcome: "timeout", attempts: 8 }))).toBe(
    "given up: no answer in time",
  );
  expect(deliveryWords(delivery({ status: "skipped", outcome: "no-receiver" }))).toBe(
    "not sent: no receiver",
  );
});

test("the share counts those that ended, and is none while nothing has", () => {
  expect(tally([]).share).toBeNull();
  const three = [
    delivery({}),
    delivery({ status: "failed" }),
    delivery({ status: "pending" }),
    delivery({}),
  ];
  expect(tally(three)).toMatchObject({ delivered: 2, failed: 1, pending: 1, share: 2 / 3 });
});

test("how long it usually takes is told of those that arrived at once", () => {
  const after = (seconds: number, changes: Partial<Delivery> = {}) =>
    delivery({ dateFinished: `2030-01-01T00:00:0${seconds}Z`, ...changes });
  const four = [
    after(9, { attempts: 2 }),
    after(3),
    after(1),
    after(2),
    after(8, { status: "failed" }),
  ];
  expect(tally(four).usualMs).toBe(2000);
  expect(tally([]).usualMs).toBeNull();
  expect([millisecondsWords(340.4), millisecondsWords(2400)]).toEqual(["340 ms", "2.4 s"]);
});
