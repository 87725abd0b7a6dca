/** What a picture of an integration has to be, said before one is chosen. */
export const PICTURE_RULES = {
  logo: "In the directory and beside its name. A square PNG of 256 to 1024 pixels, 750 kB at most.",
  icon: "Beside its links on issues and stack traces. As the logo, but only black, on transparent ground: it takes the colour of the page.",
} as const;

export type PictureKind = keyof typeof PICTURE_RULES;

const MIN_SIDE = 256;
const MAX_SIDE = 1024;
/** A request may have 1 MiB, and base64 takes a third more than the file. */
const MAX_BYTES = 750_000;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What is wrong with the bytes of a chosen file, in a sentence; undefined when they can be sent. */
export function findPictureFault(bytes: Uint8Array): string | undefined {
  const size = readPngSize(bytes);
  if (size === undefined) return "This is no PNG. Export it as one; the file's name is not enough.";
  const { width, height } = size;
  if (width !== height) return `It is ${width} by ${height} pixels, and has to be square.`;
  if (width < MIN_SIDE) return `It is ${width} pixels wide, and has to have at least ${MIN_SIDE}.`;
  if (width > MAX_SIDE) return `It is ${width} pixels wide, and can have no more than ${MAX_SIDE}.`;
  if (bytes.length <= MAX_BYTES) return undefined;
  return `It has ${Math.ceil(bytes.length / 1000)} kB, and can have no more than 750.`;
}

/** The size a PNG says it has; undefined for other files. */
export function readPngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 24 || SIGNATURE.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Bytes as base64, in parts that fit a call's arguments. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += PART) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + PART)));
  }
  return btoa(parts.join(""));
}

const PART = 8192;
