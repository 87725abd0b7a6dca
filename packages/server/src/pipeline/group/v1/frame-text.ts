/** The last part of a path of either kind of system, in lower case. */
export function basename(path: string): string {
  const from = Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1;
  return path.slice(from).toLowerCase();
}

/** Longer lines are minified code: the line says where a bundle was cut, not what failed. */
const MAX_LINE_CHARS = 120;

const UNEVEN_BLANKS = /\s\s|[^\S ]/;

/** A line of source with its blanks evened out; empty when it is too long to be a person's. */
export function contextLine(line: string): string {
  if (line.length > MAX_LINE_CHARS) return "";
  const trimmed = line.trim();
  return UNEVEN_BLANKS.test(trimmed) ? trimmed.replace(/\s+/g, " ") : trimmed;
}

const ADDRESS =
  /^(?:https?|blob|file|data|applewebdata|(?:chrome|moz|safari(?:-web)?|ms-browser)-extension):/i;

/** Whether a path is an address, which differs from host to host, and not a file of the program. */
export function isAddress(path: string | undefined): boolean {
  return path !== undefined && ADDRESS.test(path);
}
