import type { VersionInfo } from "@vedette/contract";

/** What a version says by its form. */
export interface ParsedVersion {
  /** `shop` of `shop@1.2.0`; null when it is not said. */
  package: string | null;
  /** The rest: what people call the version. */
  raw: string;
  /** As far as the rest is made of numbers, as in `1.2.0-rc.1+42`. */
  numbers?: {
    /** One to four. */
    parts: readonly number[];
    /** The same as it was written, `1.2.0`. */
    text: string;
    pre: string | null;
    buildCode: string | null;
  };
}

const PACKAGE = /^(@?[^@]+)@(.+)$/s;
/** The letters of a pre-release may follow more than one number directly, as in `1.0rc1`. */
const NUMBERS =
  /^v?(\d{1,15}(?:\.\d{1,15}){0,3})(?:(?:-|(?<=\.\d{1,15})(?=[a-z]))([0-9A-Za-z.-]{1,64}))?(?:\+([0-9A-Za-z.-]{1,64}))?$/;
const HASH = /^[0-9a-fA-F]+$/;
const HASH_LENGTHS: ReadonlySet<number> = new Set([12, 16, 20, 32, 40, 64]);

/** Reads a release's version: `package@numbers-pre+build`, of which nothing has to be there. */
export function parseVersion(version: string): ParsedVersion {
  const [, name = null, raw = version] = PACKAGE.exec(version) ?? [];
  const parsed: ParsedVersion = { package: name, raw };
  const match = isBuildHash(raw) ? null : NUMBERS.exec(raw);
  if (match === null) return parsed;
  const [, text = "", pre = null, buildCode = null] = match;
  const parts = text.split(".").map(Number);
  // A number alone may be anything, unless it is said to be some package's version.
  if (parts.length === 1 && name === null) return parsed;
  return { ...parsed, numbers: { parts, text, pre, buildCode } };
}

/** The part of a release people say: `1.2.3` of `shop@1.2.3`. */
export function shortVersion(version: string): string {
  return parseVersion(version).raw;
}

/** A version in the wire's words. */
export function presentVersionInfo(version: string): VersionInfo {
  const { package: name, raw, numbers } = parseVersion(version);
  const buildCode = numbers?.buildCode ?? null;
  const buildHash = [buildCode, raw].find((text) => text !== null && isBuildHash(text)) ?? null;
  const shortHash = buildHash?.slice(0, 12);
  if (numbers === undefined) {
    return { package: name, version: { raw }, description: shortHash ?? raw, buildHash };
  }
  const { parts, text, pre } = numbers;
  const [major = 0, minor = 0, patch = 0] = parts;
  const build = shortHash ?? buildCode;
  return {
    package: name,
    version: { raw, major, minor, patch, pre, buildCode, components: parts.length },
    description: `${text}${pre === null ? "" : `-${pre}`}${build === null ? "" : ` (${build})`}`,
    buildHash,
  };
}

function isBuildHash(text: string): boolean {
  return HASH_LENGTHS.has(text.length) && HASH.test(text);
}
