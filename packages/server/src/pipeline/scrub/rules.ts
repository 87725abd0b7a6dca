import type { ProjectRules } from "../seams.ts";
import { isSecretCookie, isSecretName } from "./secret-names.ts";
import { type Looks, toLooks } from "./text/index.ts";

/** What a field's name says about its value. */
export type Verdict =
  /** Nothing: the value is looked at. */
  | "plain"
  /** The built-in rules take it away. */
  | "secret"
  /** The project's own list takes it away. */
  | "sensitive"
  /** The project says it holds no secrets. */
  | "safe"
  /** Cookies, by name or in one line. */
  | "cookies"
  /** A version: four numbers in a row are not an address. */
  | "version";

/** A project's rules, ready for use. */
export interface ScrubRules {
  /** Whether the built-in rules apply. */
  defaults: boolean;
  /** Whether addresses are taken out. */
  ips: boolean;
  looks: Looks;
  /** Whether the project names fields of its own. */
  hasSensitiveFields: boolean;
  judge: (name: string) => Verdict;
  /** As `judge`, for the name of a cookie. */
  judgeCookie: (name: string) => Verdict;
}

const compiled = new WeakMap<ProjectRules, ScrubRules>();
/** Rules come anew with every batch from another thread: what was learnt about names is kept. */
const compiledByContent = new Map<string, ScrubRules>();
const MAX_COMPILED = 500;

/** Makes a project's rules ready; the object given must not be changed afterwards. */
export function compileRules(rules: ProjectRules): ScrubRules {
  const known = compiled.get(rules);
  if (known) return known;
  const content = JSON.stringify([
    rules.scrubDefaults,
    rules.scrubIpAddresses,
    rules.sensitiveFields,
    rules.safeFields,
  ]);
  let made = compiledByContent.get(content);
  if (!made) {
    made = compile(rules);
    if (compiledByContent.size >= MAX_COMPILED) compiledByContent.clear();
    compiledByContent.set(content, made);
  }
  compiled.set(rules, made);
  return made;
}

function compile(rules: ProjectRules): ScrubRules {
  const sensitive = toNames(rules.sensitiveFields);
  const safe = new Set(toNames(rules.safeFields));
  const defaults = rules.scrubDefaults;
  const ips = rules.scrubIpAddresses;

  function judge(name: string): Verdict {
    const lower = name.toLowerCase();
    if (safe.has(lower)) return "safe";
    if (defaults && isSecretName(lower)) return "secret";
    if (sensitive.some((part) => lower.includes(part))) return "sensitive";
    if (defaults && COOKIES.has(lower)) return "cookies";
    return ips && lower.endsWith("version") ? "version" : "plain";
  }
  function judgeCookie(name: string): Verdict {
    const verdict = judge(name);
    return defaults && verdict === "plain" && isSecretCookie(name) ? "secret" : verdict;
  }
  return {
    defaults,
    ips,
    looks: toLooks(defaults, ips),
    hasSensitiveFields: sensitive.length > 0,
    judge: remembered(judge),
    judgeCookie: remembered(judgeCookie),
  };
}

const COOKIES = new Set(["cookie", "cookies", "set-cookie", "http_cookie"]);

function toNames(fields: readonly string[]): string[] {
  return fields.map((field) => field.trim().toLowerCase()).filter((field) => field !== "");
}

const MAX_REMEMBERED = 2000;
const LONGEST_REMEMBERED = 100;

/** A program sends the same names with every event. Senders invent names, so the memory is bounded. */
function remembered(judge: (name: string) => Verdict): (name: string) => Verdict {
  const verdicts = new Map<string, Verdict>();
  return (name) => {
    const known = verdicts.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name);
    if (name.length <= LONGEST_REMEMBERED) {
      if (verdicts.size >= MAX_REMEMBERED) verdicts.clear();
      verdicts.set(name, verdict);
    }
    return verdict;
  };
}
