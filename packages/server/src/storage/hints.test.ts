import { expect, test } from "vitest";
import { type Hint, type HintMessage, Hints } from "./hints.ts";

const hint = (organization: number): Hint => ({
  audience: `organization:${organization}`,
  topic: "issues",
  action: "changed",
  projectId: 3,
  ids: ["12"],
});

/** Two processes that hear each other, and what was said between them. */
function connectTwo() {
  const said: HintMessage["kind"][] = [];
  const [one, other] = [new Hints("one"), new Hints("other")];
  const sendTo = (receiver: Hints) => (message: HintMessage) => {
    said.push(message.kind);
    receiver.hear(message);
  };
  one.connect({ send: sendTo(other) });
  other.connect({ send: sendTo(one) });
  const heard: Hint[] = [];
  one.on((told) => void heard.push(told));
  return { one, other, said, heard };
}

test("what happens in one process is told to who watches in another", () => {
  const { one, other, heard } = connectTwo();
  one.watch(["organization:1"]);
  expect(other.isWatched("organization:1")).toBe(true);
  other.tell([hint(1), hint(2)]);
  expect(heard).toEqual([hint(1)]);
  one.watch([]);
  expect(other.isWatched("organization:1")).toBe(false);
});

test("nothing is sent to others of what only this process watches", () => {
  const { one, said, heard } = connectTwo();
  one.watch(["organization:1"]);
  one.tell([hint(1)]);
  expect(heard).toEqual([hint(1)]);
  expect(said).toEqual(["watching"]);
});

test("a process that comes later learns who watches by asking", () => {
  const { one, heard } = connectTwo();
  one.watch(["user:7"]);
  const late = new Hints("late");
  one.connect({ send: (message) => late.hear(message) });
  late.connect({ send: (message) => one.hear(message) });
  expect(late.isWatched("user:7")).toBe(false);
  late.ask();
  expect(late.isWatched("user:7")).toBe(true);
  late.tell([{ ...hint(1), audience: "user:7" }]);
  expect(heard).toHaveLength(1);
});

test("a process's own messages, which come back to it, change nothing", () => {
  const own = new Hints("own");
  const heard: Hint[] = [];
  own.on((told) => void heard.push(told));
  own.watch(["organization:1"]);
  own.hear({ kind: "hints", from: "own", hints: [hint(1)] });
  own.hear({ kind: "watching", from: "own", audiences: [] });
  expect(heard).toEqual([]);
  expect(own.isWatched("organization:1")).toBe(true);
});
