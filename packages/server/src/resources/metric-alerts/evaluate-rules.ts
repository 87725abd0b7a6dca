import type { Instance } from "../instance.ts";
import { MINUTE_MS, SPARE_MS, toMinute, WRONG_CLOCK_MS } from "../metric-counters/index.ts";
import { findProjects } from "../projects/index.ts";
import { measure } from "./measure.ts";
import { STATUS_METHOD } from "./model.ts";
import { moveRule } from "./move-rule.ts";
import { judge, nextStanding } from "./next-standing.ts";
import { advanceClock, type EvaluatedRule, findEvaluated, readClock } from "./store-evaluation.ts";
import { lockRule } from "./store.ts";

/** What was counted in a minute is committed this long after it, or counts as late. */
export const LAG_MS = 5000;
const PER_READ = 5000;
/** So many boundaries are made up for in one step. */
const PER_STEP = 30;

type Evaluating = Pick<Instance, "storage" | "links" | "now">;

/** Whether a boundary has passed that has not been evaluated. */
export async function isEvaluationDue({ storage, now }: Evaluating): Promise<boolean> {
  const last = lastBoundary(now());
  const clock = await readClock(storage.db);
  return clock === undefined || clock < last || isWrong(clock, last);
}

/**
 * One step of evaluating metric alerts: every boundary of a minute since the last that was, in their
 * order, so that one who was away repeats nothing and leaves nothing out; what was counted is kept
 * for a day. Gives whether there may be more to do now.
 */
export async function evaluateRules(instance: Evaluating): Promise<boolean> {
  const { storage, now } = instance;
  const last = lastBoundary(now());
  const known = await readClock(storage.db);
  const clock = known === undefined || isWrong(known, last) ? last - MINUTE_MS : known;
  const first = Math.max(clock + MINUTE_MS, last - SPARE_MS);
  const until = Math.min(last, first + (PER_STEP - 1) * MINUTE_MS);
  for (let boundary = first; boundary <= until; boundary += MINUTE_MS) {
    await evaluateAt(instance, boundary);
    await advanceClock(storage.db, boundary);
  }
  return until < last;
}

/**
 * Evaluates all rules at a boundary. Doing so again, or while another process does, changes nothing
 * more: a rule is moved by who holds it, and only if it does not stand as it must already.
 */
export async function evaluateAt(instance: Evaluating, boundary: number): Promise<void> {
  const { storage } = instance;
  let afterId = 0;
  for (;;) {
    const rules = await findEvaluated(storage.db, boundary, afterId, PER_READ);
    const values = await measure(storage.engine, storage.db, rules, boundary);
    for (const [at, rule] of rules.entries()) {
      const value = values[at] ?? 0;
      if (isMoved(rule, value)) await moveAt(instance, rule.id, boundary, value);
    }
    const last = rules.at(-1);
    if (!last || rules.length < PER_READ) return;
    afterId = last.id;
  }
}

function isMoved(rule: EvaluatedRule, value: number): boolean {
  return nextStanding(rule.standing, judge(rule, value)) !== rule.standing;
}

async function moveAt(
  { storage, links, now: clock }: Evaluating,
  ruleId: number,
  boundary: number,
  measured: number,
): Promise<void> {
  const now = clock();
  await storage.transaction(async (tx, wake) => {
    const rule = await lockRule(tx, ruleId);
    // It was changed, switched off or moved on in the meantime.
    if (!rule?.isEnabled || rule.evaluatedFrom > boundary) return;
    if (rule.standingAt >= boundary && !isWrong(rule.standingAt, boundary)) return;
    const to = nextStanding(rule.standing, judge(rule, measured));
    if (to.state === rule.standing.state && to.hushed === rule.standing.hushed) return;
    if (!(await findProjects(tx, [rule.projectId])).has(rule.projectId)) return;
    const method = STATUS_METHOD.byRule;
    const move = { to, at: boundary, measured, method, userId: null };
    await moveRule({ storage, links, tx, wake, now }, rule, move);
  });
}

/** Written while a clock was wrong: it would hold up everything until then. */
function isWrong(at: number, now: number): boolean {
  return at > now + WRONG_CLOCK_MS;
}

function lastBoundary(now: number): number {
  return toMinute(now - LAG_MS);
}
