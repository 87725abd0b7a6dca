import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { EventPayload, ExceptionValue, Frame, JsonObject } from "../../seams.ts";
import { group } from "../index.ts";
import { eventOf } from "../canonical-event.fixture.ts";

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const platform = fc.constantFrom("python", "node", "javascript", "java", "ruby", "go");
const number = fc.integer({ min: 0, max: 9_999_999 });

/** Names made of numbered words: no two frames of a stack are the same call. */
const frames = fc
  .array(
    fc.record({ name: word, module: fc.option(word), in_app: fc.boolean(), line: fc.option(word) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) =>
    parts.map(({ name, module, in_app, line }, at): Frame => ({
      function: `f${at}_${name}`,
      ...(module === null ? {} : { module: `pkg.${module}` }),
      filename: `src/${name}.src`,
      abs_path: `/srv/app/src/${name}.src`,
      lineno: at + 1,
      colno: 1,
      in_app,
      ...(line === null ? {} : { context_line: `    return ${line}(x)` }),
    })),
  );

const exception = fc
  .record({ type: word, value: word, frames })
  .map(({ type, value, frames }): ExceptionValue => ({
    type: `${type}Error`,
    value: `${value} failed`,
    stacktrace: { frames },
  }));

const tags = fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, maxLength: 5 });
const extra = fc.dictionary(word, fc.oneof(word, number), { maxKeys: 5 });

const event = fc
  .record({
    platform,
    tags,
    extra,
    exceptions: fc.array(exception, { minLength: 1, maxLength: 3 }),
  })
  .map(({ platform, tags, extra, exceptions }): EventPayload =>
    eventOf({ platform, tags, extra, exception: { values: exceptions } }),
  );

function withFrames(
  event: EventPayload,
  change: (frame: Frame, at: number) => Frame,
): EventPayload {
  const values = (event.exception?.values ?? []).map((exception) => ({
    ...exception,
    stacktrace: { frames: (exception.stacktrace?.frames ?? []).map(change) },
  }));
  return { ...event, exception: { values } };
}

function hashesOf(event: EventPayload): string[] {
  return group(event).hashes;
}

test("the same event always gets the same answer, and stays as it was", () => {
  fc.assert(
    fc.property(event, (event) => {
      const before = structuredClone(event);
      expect(group(event)).toEqual(group(structuredClone(event)));
      expect(event).toEqual(before);
    }),
  );
});

test("the order of tags and extra data does not matter, nor do they", () => {
  fc.assert(
    fc.property(event, (event) => {
      const extra: JsonObject = Object.fromEntries(Object.entries(event.extra ?? {}).toReversed());
      expect(hashesOf({ ...event, tags: event.tags.toReversed(), extra })).toEqual(hashesOf(event));
      expect(hashesOf({ ...event, tags: [], extra: {} })).toEqual(hashesOf(event));
    }),
  );
});

test("when, where and for whom it happened does not matter", () => {
  fc.assert(
    fc.property(event, fc.nat(), (event, later) => {
      expect(
        hashesOf({
          ...event,
          event_id: "f".repeat(32),
          timestamp: event.timestamp + later,
          received: event.received + later,
          release: `shop@${later}`,
          server_name: `web-${later}`,
          user: { id: later },
        }),
      ).toEqual(hashesOf(event));
    }),
  );
});

test("line and column numbers do not matter", () => {
  fc.assert(
    fc.property(event, fc.nat(5000), (event, offset) => {
      expect(
        hashesOf(
          withFrames(event, (frame, at) => ({ ...frame, lineno: offset + at * 3 + 1, colno: at })),
        ),
      ).toEqual(hashesOf(event));
    }),
  );
});

test("the folder a program is installed in does not matter", () => {
  fc.assert(
    fc.property(event, word, number, (event, folder, release) => {
      const root = `/home/${folder}/releases/${release}`;
      expect(
        hashesOf(
          withFrames(event, (frame) => ({
            ...frame,
            abs_path: `${root}${frame.abs_path}`,
            filename: `${root}/${frame.filename}`,
          })),
        ),
      ).toEqual(hashesOf(event));
    }),
  );
});

test("variables and the lines around do not matter", () => {
  fc.assert(
    fc.property(event, extra, word, (event, vars, line) => {
      expect(
        hashesOf(
          withFrames(event, (frame) => ({
            ...frame,
            vars,
            pre_context: [line],
            post_context: [line],
          })),
        ),
      ).toEqual(hashesOf(event));
    }),
  );
});

const varying = fc.record({
  host: fc.ipV4(),
  port: fc.integer({ min: 1, max: 65_535 }),
  id: fc.uuid(),
  count: number,
  mail: word,
  millis: fc.integer({ min: 1, max: 99_999 }),
});

function messageOf(parts: {
  host: string;
  port: number;
  id: string;
  count: number;
  mail: string;
  millis: number;
}) {
  return (
    `${parts.host}:${parts.port} lost order ${parts.id} of ${parts.mail}@example.com ` +
    `after ${parts.millis}ms and ${parts.count} tries`
  );
}

test("addresses, ports, ids and numbers in messages do not matter", () => {
  fc.assert(
    fc.property(varying, varying, (some, other) => {
      expect(hashesOf(eventOf({ logentry: { formatted: messageOf(other) } }))).toEqual(
        hashesOf(eventOf({ logentry: { formatted: messageOf(some) } })),
      );
      expect(
        hashesOf(eventOf({ exception: { values: [{ type: "E", value: messageOf(other) }] } })),
      ).toEqual(
        hashesOf(eventOf({ exception: { values: [{ type: "E", value: messageOf(some) }] } })),
      );
    }),
  );
});

test("another type of exception is another issue", () => {
  fc.assert(
    fc.property(event, (event) => {
      const values = (event.exception?.values ?? []).map((exception) => ({
        ...exception,
        type: `Other${exception.type}`,
      }));
      expect(shared(event, { ...event, exception: { values } })).toEqual([]);
    }),
  );
});

test("another function of ours is another issue", () => {
  fc.assert(
    fc.property(event, (event) => {
      const hasOurs = event.exception?.values.some((exception) =>
        exception.stacktrace?.frames.some((frame) => frame.in_app),
      );
      fc.pre(hasOurs === true);
      const other = withFrames(event, (frame) =>
        frame.in_app ? { ...frame, function: `other_${frame.function}` } : frame,
      );
      expect(shared(event, other)).toEqual([]);
    }),
  );
});

test("another function of a library leaves the event in its issue, as long as ours are the same", () => {
  fc.assert(
    fc.property(event, (event) => {
      const ours = withFrames(event, (frame, at) => ({ ...frame, in_app: at === 0 }));
      const other = withFrames(ours, (frame) =>
        frame.in_app ? frame : { ...frame, function: `other_${frame.function}` },
      );
      expect(group(other).hashes[0]).toBe(group(ours).hashes[0]);
    }),
  );
});

function shared(one: EventPayload, other: EventPayload): string[] {
  const hashes = new Set<string>(group(one).hashes);
  return group(other).hashes.filter((hash) => hashes.has(hash));
}
