import { parseVersion } from "./parse-version.ts";

/**
 * Orders two releases of one package by their versions: negative when `a` comes before `b`, zero
 * when they are equally new. Releases read `package@1.2.3-rc.1+build` or just `1.2.3`; the numbers
 * compare as numbers and a pre-release comes before its release. Undefined when versions say
 * nothing about the order: other packages, commit hashes, dates with words.
 */
export function compareReleases(a: string, b: string): number | undefined {
  const left = parseVersion(a);
  const right = parseVersion(b);
  if (!left.numbers || !right.numbers || left.package !== right.package) return undefined;
  const [these, those] = [left.numbers.parts, right.numbers.parts];
  for (let at = 0; at < Math.max(these.length, those.length); at++) {
    const order = (these[at] ?? 0) - (those[at] ?? 0);
    if (order !== 0) return order;
  }
  return comparePreReleases(left.numbers.pre, right.numbers.pre);
}

/** A release as far as order needs it. `sortAt`: released or, before that, first known. */
export interface DatedRelease {
  id: number;
  version: string;
  /** Epoch milliseconds. */
  sortAt: number;
}

/** Orders two releases by their versions and, where those say nothing, by their dates. */
export function orderReleases(a: DatedRelease, b: DatedRelease): number {
  return compareReleases(a.version, b.version) ?? (a.sortAt - b.sortAt || a.id - b.id);
}

/**
 * The newest of releases, undefined of none: the last by date or, when that has a version of
 * numbers, the greatest of its package, for an older line may still get fixes.
 */
export function pickLatest<T extends DatedRelease>(releases: readonly T[]): T | undefined {
  const [first, ...others] = releases.toSorted((a, b) => b.sortAt - a.sortAt || b.id - a.id);
  return (
    first &&
    others.reduce((best, other) => {
      const order = compareReleases(other.version, best.version);
      return order !== undefined && order > 0 ? other : best;
    }, first)
  );
}

function comparePreReleases(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const [these, those] = [a.split("."), b.split(".")];
  for (let at = 0; at < Math.max(these.length, those.length); at++) {
    const left = these[at];
    const right = those[at];
    if (left === undefined || right === undefined) return left === undefined ? -1 : 1;
    if (left === right) continue;
    const leftIsNumber = /^\d{1,15}$/.test(left);
    const rightIsNumber = /^\d{1,15}$/.test(right);
    if (leftIsNumber && rightIsNumber) {
      const order = Number(left) - Number(right);
      if (order !== 0) return order;
      continue;
    }
    if (leftIsNumber !== rightIsNumber) return leftIsNumber ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return 0;
}
