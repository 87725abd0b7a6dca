import { encode } from "fast-png";

/** A grey picture with sides of so many pixels, as a file to choose in a form. */
export function squarePng(side: number) {
  const data = new Uint8Array(side * side * 3).fill(90);
  const png = encode({ width: side, height: side, data, channels: 3, depth: 8 });
  return { name: "picture.png", mimeType: "image/png", buffer: Buffer.from(png) };
}
