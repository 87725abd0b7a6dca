import { Problem } from "@vedette/contract/problems";
import { type Picture, readPng } from "./read-png.ts";
import type { AvatarKind } from "./store.ts";

const MIN_SIDE = 256;
const MAX_SIDE = 1024;

/**
 * The PNG that somebody sent as base64, with nothing in it but the picture. Refuses what is no PNG,
 * not square, smaller than 256 or larger than 1024 pixels, and an icon that is not black on
 * transparent.
 */
export async function checkPicture(
  base64: string | null | undefined,
  kind: AvatarKind,
): Promise<Uint8Array> {
  if (!base64) refuse("A logo is required.");
  const picture = await readPng(
    Buffer.from(base64.replace(/^data:image\/png;base64,/, ""), "base64"),
  );
  if (picture === undefined) refuse("Invalid image format.");
  const { width, height } = picture;
  if (width !== height || width < MIN_SIDE || width > MAX_SIDE) refuse("Invalid image dimensions.");
  if (kind === "icon" && !isBlackOnTransparent(picture)) {
    refuse("The icon must only use black and should contain an alpha channel.");
  }
  return picture.bytes;
}

function isBlackOnTransparent({ samples, channels }: Picture): boolean {
  if (channels !== 2 && channels !== 4) return false;
  for (let pixel = 0; pixel < samples.length; pixel += channels) {
    const alpha = samples[pixel + channels - 1];
    if (alpha === 0) continue;
    for (let at = pixel; at < pixel + channels - 1; at++) {
      if (samples[at] !== 0) return false;
    }
  }
  return true;
}

function refuse(message: string): never {
  throw Problem.fields({ avatar_photo: [message] });
}
