import { encode } from "fast-png";

/** A square PNG of one colour, as base64: `[grey]`, `[grey, alpha]`, `[r, g, b]` or `[r, g, b, a]`. */
export function squarePng(side: number, colour: readonly number[]): string {
  return rectanglePng(side, side, colour);
}

export function rectanglePng(width: number, height: number, colour: readonly number[]): string {
  const data = new Uint8Array(width * height * colour.length);
  for (let at = 0; at < data.length; at++) data[at] = colour[at % colour.length] ?? 0;
  const png = encode({ width, height, data, channels: colour.length, depth: 8 });
  return Buffer.from(png).toString("base64");
}
