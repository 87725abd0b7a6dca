/**
 * Orders two releases of one package by their versions: negative when `a` comes before `b`, zero
 * when they are equally new. Releases read `package@1.2.3-rc.1+build` or just `1.2.3`; the numbers
 * compare as numbers and a pre-release comes before its release. Undefined when versions say
 * nothing about the order: other packages, commit hashes, dates with words.
 */
export function compareReleases(a: string, b: string): number | undefined {
  const left = parseRelease(a);
  const right = parseRelease(b);
  if (!left || !right || left.name !== right.name) return undefined;
  const length = Math.max(left.numbers.length, right.numbers.length);
  for (let at = 0; at < length; at++) {
    const order = (left.numbers[at] ?? 0) - (right.numbers[at] ?? 0);
    if (order !== 0) return order;
  }
  return comparePreReleases(left.preRelease, right.preRelease);
}

/** The part of a release people say: `1.2.3` of `shop@1.2.3`. */
export function shortVersion(release: string): string {
  const at = release.lastIndexOf("@");
  return at > 0 && at < release.length - 1 ? release.slice(at + 1) : release;
}

interface Release {
  name: string;
  numbers: number[];
  preRelease: string[];
}

const VERSION = /^v?(\d{1,9}(?:\.\d{1,9}){1,3})(?:-([0-9A-Za-z.-]{1,64}))?(?:\+[^\s]{1,64})?$/;

function parseRelease(release: string): Release | undefined {
  const version = shortVersion(release);
  const match = VERSION.exec(version);
  if (!match) return undefined;
  const [, numbers = "", preRelease] = match;
  return {
    name: release.slice(0, release.length - version.length),
    numbers: numbers.split(".").map(Number),
    preRelease: preRelease === undefined ? [] : preRelease.split("."),
  };
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const left = a[at];
    const right = b[at];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (left === right) continue;
    const leftIsNumber = /^\d{1,9}$/.test(left);
    const rightIsNumber = /^\d{1,9}$/.test(right);
    if (leftIsNumber && rightIsNumber) return Number(left) - Number(right);
    if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
