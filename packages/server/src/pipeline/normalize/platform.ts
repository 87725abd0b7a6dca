import type { Json } from "../seams.ts";

const PLATFORMS: ReadonlySet<string> = new Set(
  (
    "as3 c cfml cocoa csharp elixir go groovy haskell java javascript native node objc other perl " +
    "php powershell python ruby"
  ).split(" "),
);

/** The word for the sender's language; unknown and missing ones are `other`. */
export function toPlatform(value: Json | undefined): string {
  if (typeof value !== "string") return "other";
  if (PLATFORMS.has(value)) return value;
  const lower = value.trim().toLowerCase();
  return PLATFORMS.has(lower) ? lower : "other";
}
