import { expect, test } from "vitest";
import type { ItemScope, RawItem } from "../seams.ts";
import { itemKind } from "./item-kind.ts";
import { prepareItems } from "./prepare-items.ts";
import { readJsonObject } from "./read-json-object.ts";

const scope = {} as ItemScope;

function item(type: string, payload: string): RawItem {
  return {
    organizationId: 1,
    projectId: 7,
    publicKey: "a".repeat(32),
    type,
    header: {},
    eventId: null,
    payload: new TextEncoder().encode(payload),
    receivedAt: 1_900_000_000_000,
    sentAt: null,
    clientAddress: null,
    client: null,
  };
}

function makeKinds() {
  const written: string[] = [];
  const kind = (types: string[]) =>
    itemKind<string>({
      types,
      maxBytes: 100,
      read: ({ type, payload }) => ({
        rows: [`${type} ${JSON.stringify(readJsonObject(payload)["n"])}`],
      }),
      write: async (_scope, rows) => void written.push(rows.join(", ")),
    });
  return { written, kinds: [kind(["check_in"]), kind(["session", "sessions"])] };
}

test("every kind writes its rows at once, in the order of the list", async () => {
  const { written, kinds } = makeKinds();
  const items = [
    item("sessions", '{"n":1}'),
    item("check_in", '{"n":2}'),
    item("session", '{"n":3}'),
  ];
  const prepared = prepareItems(items, kinds);
  await prepared.write(scope);
  expect(written).toEqual(["check_in 2", "sessions 1, session 3"]);
  // Once more, as when the transaction is run again.
  await prepared.write(scope);
  expect(written.slice(2)).toEqual(written.slice(0, 2));
  expect(prepared.counts).toEqual([
    { projectId: 7, category: "session", outcome: "accepted", reason: "", quantity: 1 },
    { projectId: 7, category: "monitor", outcome: "accepted", reason: "", quantity: 1 },
    { projectId: 7, category: "session", outcome: "accepted", reason: "", quantity: 1 },
  ]);
});

test.each(["", "no json", "[]", "null", `{"n":${"[".repeat(500)}${"]".repeat(500)}}`])(
  "an item that cannot be read is counted and its neighbours are kept: %s",
  async (payload) => {
    const { written, kinds } = makeKinds();
    const prepared = prepareItems([item("session", payload), item("session", '{"n":1}')], kinds);
    await prepared.write(scope);
    expect(written).toEqual(["session 1"]);
    expect(prepared.counts.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      "invalid malformed",
      "accepted ",
    ]);
  },
);

test("items of a kind that is not kept are counted as dropped", () => {
  const { kinds } = makeKinds();
  expect(prepareItems([item("span", "{}")], kinds).counts).toEqual([
    { projectId: 7, category: "span", outcome: "dropped", reason: "not_kept", quantity: 1 },
  ]);
});
