import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import * as fc from "fast-check";

/** One request to an ingest endpoint, most likely a broken one. */
export interface MutatedRequest {
  endpoint: "envelope" | "store";
  body: Buffer;
  contentEncoding: string | null;
}

const folder = fileURLToPath(new URL("../fixtures/envelopes", import.meta.url));

/** What real SDKs sent. */
const recorded = readdirSync(folder)
  .filter((name) => name.endsWith(".envelope"))
  .map((name) => readFileSync(`${folder}/${name}`));

/** The payloads of their event items, parsed. */
const events = recorded.flatMap((envelope) => eventsIn(envelope));

/** Requests made of recorded ones: their bytes disturbed, or their events given odd values. */
export function mutatedRequest(): fc.Arbitrary<MutatedRequest> {
  const few = fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, disturbances(2));
  const disturbed = fc.tuple(fc.constantFrom(...recorded), eventId(), disturbances(4));
  const odd = fc.tuple(oddEvent(), fc.constantFrom(...contentCodings), few);
  const stored = fc.tuple(oddEvent(), fc.constantFrom(...storeCodings), few);
  const bytes = fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.boolean());
  return fc.oneof(
    { weight: 4, arbitrary: disturbed.map(disturbedEnvelope) },
    { weight: 5, arbitrary: odd.map(oddEnvelope) },
    { weight: 3, arbitrary: stored.map(oddStoreBody) },
    { weight: 1, arbitrary: bytes.map(noise) },
  );
}

interface Disturbance {
  kind: "flip" | "insert" | "delete" | "repeat" | "truncate";
  /** Where, as a share of the length. */
  at: number;
  size: number;
  byte: number;
}

function disturbances(maxLength: number): fc.Arbitrary<Disturbance[]> {
  const one = fc.record({
    kind: fc.constantFrom("flip", "flip", "flip", "insert", "delete", "repeat", "truncate"),
    at: share(),
    size: fc.integer({ min: 1, max: 40 }),
    byte: fc.oneof(
      fc.constantFrom(0x0a, 0x22, 0x5c, 0x7b, 0x7d, 0x00, 0xff, 0xed),
      fc.nat({ max: 255 }),
    ),
  });
  return fc.array(one, { maxLength }) as fc.Arbitrary<Disturbance[]>;
}

/** From 0 up to 1, everywhere alike. */
function share(): fc.Arbitrary<number> {
  return fc.noBias(fc.nat({ max: 9999 })).map((n) => n / 10_000);
}

function disturb(bytes: Buffer, all: readonly Disturbance[]): Buffer {
  return all.reduce((current, { kind, at, size, byte }) => {
    const start = Math.floor(at * current.length);
    const [before, after] = [current.subarray(0, start), current.subarray(start)];
    switch (kind) {
      case "flip":
        return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)]);
      case "insert":
        return Buffer.concat([before, Buffer.alloc(size, byte), after]);
      case "delete":
        return Buffer.concat([before, after.subarray(size)]);
      case "repeat":
        return Buffer.concat([before, after.subarray(0, size), after.subarray(0, size), after]);
      case "truncate":
      default:
        return Buffer.from(before);
    }
  }, bytes);
}

/** Values no field expects, but JSON allows. Made anew each time: the next oddity may land inside. */
function oddValue(): fc.Arbitrary<unknown> {
  const makers: (() => unknown)[] = [
    () => null,
    () => true,
    () => "",
    () => "\u0000",
    () => "\ud800",
    () => "x".repeat(9000),
    () => "\u202e{{ default }}",
    () => "4111111111111111",
    () => 1e308,
    () => -1,
    () => 0.1,
    () => 2 ** 60,
    () => "NaN",
    () => [],
    () => [[]],
    () => [null],
    () => ({}),
    () => ({ "": {} }),
    () => ({ "\u0000": 1 }),
    () => ({ constructor: 1, toString: 2, hasOwnProperty: 3, ["__proto__"]: 4 }),
    () => nested(150),
    () => nested(3000),
    () => Array.from({ length: 400 }, (_, n) => [`key${n}`, n]),
    () => "2038-01-19T03:14:08.123456789Z",
    () => -62_135_596_800,
  ];
  return fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.constantFrom(...makers).map((make) => make()),
  );
}

interface Oddity {
  /** Which of all the places in the event, as a share. */
  at: number;
  value: unknown;
  asKey: boolean;
}

/** A recorded event under a new id, with odd values at some of its places. */
export function oddEvent(): fc.Arbitrary<unknown> {
  const oddity = fc.record({
    at: share(),
    value: oddValue(),
    asKey: fc.boolean(),
  });
  return fc
    .tuple(fc.constantFrom(...events), eventId(), fc.array(oddity, { minLength: 1, maxLength: 4 }))
    .map(([event, event_id, oddities]) =>
      oddities.reduce<unknown>(withOddity, { ...structuredClone(event), event_id }),
    );
}

/** Puts the value at one place of the event, or under a name nobody knows. */
function withOddity(event: unknown, { at, value, asKey }: Oddity): unknown {
  const places = placesIn(event);
  const place = places[Math.floor(at * places.length)];
  if (!place) return value;
  if (asKey && typeof value === "string" && !Array.isArray(place.parent)) place.parent[value] = 1;
  else place.parent[place.key] = value;
  return event;
}

interface Place {
  parent: Record<string, unknown>;
  key: string;
}

/** Not below what a former oddity nested without end. */
function placesIn(value: unknown, depth = 0): Place[] {
  if (typeof value !== "object" || value === null || depth > 60) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [
    { parent, key },
    ...placesIn(parent[key], depth + 1),
  ]);
}

function disturbedEnvelope([envelope, id, all]: [
  Buffer,
  string,
  readonly Disturbance[],
]): MutatedRequest {
  // Under its own id every one but the first would be set aside as a duplicate.
  const text = envelope.toString("latin1").replaceAll(/("event_id":")[0-9a-f]{32}/g, `$1${id}`);
  return {
    endpoint: "envelope",
    body: disturb(Buffer.from(text, "latin1"), all),
    contentEncoding: null,
  };
}

const contentCodings: readonly [string | null, (bytes: Buffer) => Buffer][] = [
  [null, (bytes) => bytes],
  [null, (bytes) => bytes],
  ["gzip", (bytes) => gzipSync(bytes, { level: 1 })],
  ["deflate", (bytes) => deflateSync(bytes, { level: 1 })],
  ["br", (bytes) => brotliCompressSync(bytes, { params: { 1: 1 } })],
  ["zstd", (bytes) => zstdCompressSync(bytes)],
];

function oddEnvelope([event, [contentEncoding, encode], all]: [
  unknown,
  (typeof contentCodings)[number],
  readonly Disturbance[],
]): MutatedRequest {
  const text = `{}\n{"type":"event"}\n${JSON.stringify(event)}\n`;
  return { endpoint: "envelope", body: disturb(encode(Buffer.from(text)), all), contentEncoding };
}

const storeCodings: readonly ((bytes: Buffer) => Buffer)[] = [
  (bytes) => bytes,
  (bytes) => Buffer.from(bytes.toString("base64")),
  (bytes) => Buffer.from(deflateSync(bytes, { level: 1 }).toString("base64")),
];

function oddStoreBody([event, encode, all]: [
  unknown,
  (bytes: Buffer) => Buffer,
  readonly Disturbance[],
]): MutatedRequest {
  const body = disturb(encode(Buffer.from(JSON.stringify(event) ?? "")), all);
  return { endpoint: "store", body, contentEncoding: null };
}

function noise([bytes, toStore]: [Uint8Array, boolean]): MutatedRequest {
  return {
    endpoint: toStore ? "store" : "envelope",
    body: Buffer.from(bytes),
    contentEncoding: null,
  };
}

/** Without bias, which would repeat the simplest ones. */
function eventId(): fc.Arbitrary<string> {
  const number = fc.noBias(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }));
  return number.map((n) => n.toString(16).padStart(32, "0"));
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { in: value };
  return value;
}

function eventsIn(envelope: Buffer): object[] {
  const lines = envelope.toString("utf8").split("\n");
  return lines.flatMap((line, at) =>
    line.startsWith('{"type":"event"') ? [JSON.parse(lines[at + 1] ?? "") as object] : [],
  );
}
