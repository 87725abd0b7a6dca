import { slugify } from "../../kit/index.ts";

/** An app's slug may be so long; some end in six characters of their own. */
const MAX_SLUG = 64;
const OWN_CHARACTERS = 6;
const KIND = "integration";

/**
 * The slug of a new app: its name's; that of an internal one, and of one whose name has no letters
 * a slug can have, also ends in the first characters of its uuid.
 */
export function toSlug(name: string, uuid: string, isInternal: boolean): string {
  const slug = slugify(name, KIND, MAX_SLUG);
  if (!isInternal && slug !== KIND) return slug;
  const room = MAX_SLUG - OWN_CHARACTERS - 1;
  return `${slug.slice(0, room).replace(/-+$/, "")}-${uuid.slice(0, OWN_CHARACTERS)}`;
}
