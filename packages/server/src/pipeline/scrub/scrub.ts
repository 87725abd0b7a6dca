import type { NormalizedEvent, ProjectRules } from "../seams.ts";
import { Marks } from "./marks.ts";
import { compileRules } from "./rules.ts";
import { scrubContexts } from "./scrub-contexts.ts";
import { scrubRequest } from "./scrub-request.ts";
import { scrubExceptions, scrubStack, scrubThreads } from "./scrub-stacks.ts";
import {
  isTaken,
  type Scrubbing,
  scrubContent,
  scrubInside,
  scrubNamedText,
  scrubPairs,
  scrubText,
} from "./walk.ts";

/**
 * Takes secrets out of a canonical event, **in place**, and gives the same event back: passwords and
 * the like by the names of fields, cards, account numbers and keys by their form, addresses where the
 * project wants it (docs/wire.md, "Scrubbing"). What was taken out is noted in `_meta`. Scrubbing what
 * is scrubbed changes nothing. The `rules` object must not be changed once it was used here.
 */
export function scrub(event: NormalizedEvent, rules: ProjectRules): NormalizedEvent {
  if (!rules.scrubData) return event;
  const compiled = compileRules(rules);
  if (!compiled.defaults && !compiled.ips && !compiled.hasSensitiveFields) return event;
  const scrubbing: Scrubbing = { rules: compiled, marks: new Marks(event) };
  scrubNames(event, scrubbing);
  scrubMessage(event, scrubbing);
  scrubExceptions(event, scrubbing);
  scrubThreads(event, scrubbing);
  scrubStack(event, "stacktrace", scrubbing);
  scrubBreadcrumbs(event, scrubbing);
  scrubRequest(event, scrubbing);
  scrubUser(event, scrubbing);
  scrubContexts(event, scrubbing);
  scrubTags(event, scrubbing);
  if (event.extra) scrubInside("extra", event.extra, "data", scrubbing);
  if (event.csp) scrubInside("csp", event.csp, "words", scrubbing);
  if (event.template) scrubInside("template", event.template, "words", scrubbing);
  scrubSdk(event, scrubbing);
  return event;
}

const NAMES = ["transaction", "culprit", "server_name", "site"] as const;

/** Texts a programmer chose, unless they hold what they should not. */
function scrubNames(event: NormalizedEvent, scrubbing: Scrubbing): void {
  for (const name of NAMES) {
    const text = event[name];
    if (text !== undefined) event[name] = scrubNamedText(name, text, "words", scrubbing);
  }
  if (event.fingerprint) scrubInside("fingerprint", event.fingerprint, "words", scrubbing);
}

function scrubMessage({ logentry }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!logentry) return;
  scrubbing.marks.enter("logentry");
  logentry.formatted = scrubText("formatted", logentry.formatted, "message", scrubbing);
  if (logentry.message !== undefined) {
    logentry.message = scrubText("message", logentry.message, "message", scrubbing);
  }
  const { params } = logentry;
  if (typeof params === "string") logentry.params = scrubText("params", params, "data", scrubbing);
  else if (typeof params === "object" && params !== null) {
    scrubInside("params", params, "data", scrubbing);
  }
  scrubbing.marks.leave();
}

/** What a breadcrumb says about itself and not about what happened. */
const CRUMB_FACTS = new Set(["timestamp", "type", "category", "level", "event_id"]);

function scrubBreadcrumbs({ breadcrumbs }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!breadcrumbs) return;
  const { marks } = scrubbing;
  marks.enter("breadcrumbs");
  marks.enter("values");
  for (const [at, crumb] of breadcrumbs.values.entries()) {
    marks.enter(at);
    for (const name in crumb) {
      if (CRUMB_FACTS.has(name)) continue;
      const value = crumb[name];
      if (typeof value === "string") crumb[name] = scrubNamedText(name, value, "data", scrubbing);
      else if (typeof value === "object" && value !== null) {
        scrubInside(name, value, "data", scrubbing);
      }
    }
    marks.leave();
  }
  marks.leave();
  marks.leave();
}

/** An address that is not one would be worse than none: where it must go, it is removed. */
function scrubUser({ user }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!user) return;
  const { rules, marks } = scrubbing;
  const verdict = user["ip_address"] === undefined ? "plain" : rules.judge("ip_address");
  marks.enter("user");
  if (user["ip_address"] !== undefined && verdict !== "safe" && (rules.ips || isTaken(verdict))) {
    delete user["ip_address"];
    marks.removed("ip_address", "@ip:remove");
  }
  scrubContent(user, "data", scrubbing);
  marks.leave();
}

function scrubTags({ tags }: NormalizedEvent, scrubbing: Scrubbing): void {
  scrubbing.marks.enter("tags");
  scrubPairs(tags, "data", scrubbing);
  scrubbing.marks.leave();
}

function scrubSdk({ sdk }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!scrubbing.rules.ips || sdk?.["client_ip"] === undefined) return;
  delete sdk["client_ip"];
  scrubbing.marks.enter("sdk");
  scrubbing.marks.removed("client_ip", "@ip:remove");
  scrubbing.marks.leave();
}
