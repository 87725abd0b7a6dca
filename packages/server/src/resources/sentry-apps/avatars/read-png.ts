import { promisify } from "node:util";
import { inflate } from "node:zlib";
import { convertIndexedToRgb, decode, type DecodedPng } from "fast-png";

/** A PNG that was read: its bytes without anything but the picture, and its pixels. */
export interface Picture {
  bytes: Uint8Array;
  width: number;
  height: number;
  /** Samples of all pixels, `channels` for each: grey or colour, then alpha where there is one. */
  samples: ArrayLike<number>;
  channels: number;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** All that makes up a picture. Texts, profiles and animations are left behind unread. */
const KEPT: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/** Wider ones are not even unpacked. */
const MAX_SIDE = 1024;
/** What the largest of them unpacks to, with room: 16 bits of four channels, and a byte a row. */
const MAX_UNPACKED_BYTES = 10 * 1024 * 1024;

const unpack = promisify(inflate);

/** Reads a PNG; undefined when it is none, is damaged, or unpacks to more than a picture can be. */
export async function readPng(given: Uint8Array): Promise<Picture | undefined> {
  const chunks = readChunks(Buffer.from(given.buffer, given.byteOffset, given.byteLength));
  const header = chunks?.[0];
  if (chunks === undefined || header?.type !== "IHDR" || header.data.length !== 13) {
    return undefined;
  }
  const [width, height] = [header.data.readUInt32BE(0), header.data.readUInt32BE(4)];
  const bytes = Buffer.concat([SIGNATURE, ...chunks.map(({ whole }) => whole)]);
  // Its pixels do not matter any more: its size is what is wrong with it.
  if (width > MAX_SIDE || height > MAX_SIDE) {
    return { bytes, width, height, samples: [], channels: 0 };
  }
  const packed = chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data);
  try {
    await unpack(Buffer.concat(packed), { maxOutputLength: MAX_UNPACKED_BYTES });
    return { bytes, width, height, ...toSamples(decode(bytes, { checkCrc: true })) };
  } catch {
    return undefined;
  }
}

interface Chunk {
  type: string;
  data: Buffer;
  /** With its length, name and checksum. */
  whole: Buffer;
}

/** The chunks that are kept, in order, up to the end of the picture; undefined when cut short. */
function readChunks(png: Buffer): Chunk[] | undefined {
  if (!png.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return undefined;
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= png.length;) {
    const end = at + 12 + png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    if (end > png.length) return undefined;
    if (KEPT.has(type)) {
      chunks.push({ type, data: png.subarray(at + 8, end - 4), whole: png.subarray(at, end) });
    }
    if (type === "IEND") return chunks;
    at = end;
  }
  return undefined;
}

function toSamples(image: DecodedPng): { samples: ArrayLike<number>; channels: number } {
  const first = image.palette?.[0];
  if (first === undefined) return { samples: image.data, channels: image.channels };
  return { samples: convertIndexedToRgb(image), channels: first.length };
}
