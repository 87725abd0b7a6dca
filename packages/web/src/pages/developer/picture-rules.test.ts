import { expect, test } from "vitest";
import { findPictureFault, readPngSize, toBase64 } from "./picture-rules.ts";

test("a square PNG of the right size can be sent", () => {
  expect(findPictureFault(png(256, 256))).toBeUndefined();
  expect(findPictureFault(png(1024, 1024))).toBeUndefined();
});

test.each([
  [png(300, 256), "It is 300 by 256 pixels, and has to be square."],
  [png(64, 64), "It is 64 pixels wide, and has to have at least 256."],
  [png(2048, 2048), "It is 2048 pixels wide, and can have no more than 1024."],
  [png(512, 512, 800_000), "It has 800 kB, and can have no more than 750."],
  [new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"), "This is no PNG."],
  [new Uint8Array(0), "This is no PNG."],
])("what is wrong with a file is said", (bytes, words) => {
  expect(findPictureFault(bytes)).toContain(words);
});

test("the size is read where the file begins, also inside a larger buffer", () => {
  const inside = new Uint8Array(100);
  inside.set(png(300, 400), 10);
  expect(readPngSize(inside.subarray(10))).toEqual({ width: 300, height: 400 });
});

test("bytes of any number become base64", () => {
  const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);
  expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
});

function png(width: number, height: number, length = 64): Uint8Array {
  const bytes = Buffer.alloc(length);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}
