import { afterEach, expect, test, vi } from "vitest";
import { LiveStream, type Source } from "./live-stream.ts";

const message = { topic: "issues", action: "changed", project: "3", ids: ["7"] };

afterEach(() => void vi.useRealTimers());

test("changes are passed on, and what was missed is told once a connection came back", () => {
  const { stream, sources, told, states } = world();
  stream.start();
  sources[0]?.say("hello", { resumed: false });
  sources[0]?.say("change", message);
  expect(told).toEqual([message]);
  sources[0]?.fail(0);
  sources[0]?.say("hello", { resumed: true });
  expect(told).toEqual([message]);
  sources[0]?.fail(0);
  sources[0]?.say("hello", { resumed: false });
  expect(told).toEqual([message, undefined]);
  expect(states).toEqual([true, false, true, false, true]);
  expect(sources).toHaveLength(1);
});

test("a refused connection is tried again, ever more seldom, until the stream is stopped", () => {
  vi.useFakeTimers();
  const { stream, sources } = world();
  stream.start();
  sources[0]?.fail(2);
  stream.start();
  expect(sources).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(sources).toHaveLength(2);
  sources[1]?.fail(2);
  vi.advanceTimersByTime(2_000);
  expect(sources).toHaveLength(2);
  vi.advanceTimersByTime(2_000);
  expect(sources).toHaveLength(3);
  sources[2]?.fail(2);
  stream.stop();
  vi.advanceTimersByTime(600_000);
  expect(sources).toHaveLength(3);
});

test("a stream that was stopped counts what came meanwhile as missed", () => {
  const { stream, sources, told, states } = world();
  stream.start();
  sources[0]?.say("hello", { resumed: false });
  stream.stop();
  expect(sources[0]?.readyState).toBe(2);
  expect(states).toEqual([true, false]);
  stream.start();
  sources[1]?.say("hello", { resumed: false });
  expect(told).toEqual([undefined]);
});

class TestSource implements Source {
  readyState = 1;
  readonly #listeners = new Map<string, (event: MessageEvent) => void>();

  addEventListener(type: string, listener: (event: MessageEvent) => void): void {
    this.#listeners.set(type, listener);
  }

  say(type: string, data: unknown): void {
    this.#listeners.get(type)?.(new MessageEvent(type, { data: JSON.stringify(data) }));
  }

  fail(readyState: number): void {
    this.readyState = readyState;
    this.#listeners.get("error")?.(new MessageEvent("error"));
  }

  close(): void {
    this.readyState = 2;
  }
}

function world() {
  const sources: TestSource[] = [];
  const told: unknown[] = [];
  const states: boolean[] = [];
  const stream = new LiveStream({
    open: () => {
      const source = new TestSource();
      sources.push(source);
      return source;
    },
    onMessage: (one) => told.push(one),
    onState: (isOpen) => states.push(isOpen),
  });
  return { stream, sources, told, states };
}
