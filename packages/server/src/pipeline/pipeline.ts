/**
 * The map of the pipeline. What SDKs send becomes rows and facts in this order:
 *
 *   ingest → normalize → scrub → describe → group → record + evaluate → (outbox) → fanout → deliver
 *   HTTP     └──────────── pure functions ───────────┘ one transaction              └─ deliveries ─┘
 *
 * This file composes the middle: submissions in, outcomes out, committed in between.
 */
import type { PoisonedEvent } from "../resources/events/index.ts";
import type { Storage } from "../storage/index.ts";
import { createEvaluate } from "./evaluate/index.ts";
import { describe } from "./describe/index.ts";
import { group } from "./group/index.ts";
import type { Submission } from "./ingest/index.ts";
import { countItem, type ItemKind, prepareItems } from "./items/index.ts";
import { normalize, UnprocessableEvent } from "./normalize/index.ts";
import { type RecordContext, recordBatch } from "./record/index.ts";
import { scrub } from "./scrub/index.ts";
import type { Evaluate, EventOutcome, PreparedEvent, ProjectRules, RawEvent } from "./seams.ts";

export type SubmissionOutcome = EventOutcome | "counted";

export interface PipelineContext extends Omit<RecordContext, "evaluate"> {
  /** What is kept besides events. */
  itemKinds: readonly ItemKind[];
  /** Told of events that failed through our fault, once each. */
  onFault: (error: unknown, event: { projectId: number; eventId: string }) => void;
}

/** The pure stages, one after the other. Throws `UnprocessableEvent` for what is no event at all. */
export function prepare(raw: RawEvent, rules: ProjectRules): PreparedEvent {
  const described = describe(scrub(normalize(raw), rules));
  const { keyId } = raw;
  const payload = keyId === undefined ? described : { ...described, key_id: String(keyId) };
  return {
    organizationId: raw.organizationId,
    projectId: raw.projectId,
    publicKey: raw.publicKey,
    payload,
    grouping: group(payload),
    timestampAt: Math.round(payload.timestamp * 1000),
    receivedAt: raw.receivedAt,
    sizeBytes: raw.payload.length,
  };
}

/**
 * Processes and commits a batch. One event that cannot be processed or stored is kept aside with
 * its reason; its neighbours are stored as if it had not been there.
 */
export async function processBatch(
  context: PipelineContext,
  submissions: readonly Submission[],
): Promise<SubmissionOutcome[]> {
  const parts = submissions.map((submission) => prepareSubmission(context, submission));
  try {
    return await recordParts(context, parts);
  } catch (error) {
    if (submissions.length === 1) return await setAside(context, submissions, error);
    // Something in the batch cannot be stored: halve it until it stands alone.
    const middle = Math.ceil(submissions.length / 2);
    return [
      ...(await processBatch(context, submissions.slice(0, middle))),
      ...(await processBatch(context, submissions.slice(middle))),
    ];
  }
}

interface Part {
  submission: Submission;
  event: PreparedEvent | null;
  poisoned: { row: PoisonedEvent; outcome: EventOutcome } | null;
}

function prepareSubmission(context: PipelineContext, submission: Submission): Part {
  const { event: raw } = submission;
  if (!raw) return { submission, event: null, poisoned: null };
  try {
    return { submission, event: prepare(raw, readRules(submission.rules)), poisoned: null };
  } catch (error) {
    return { submission, event: null, poisoned: poison(context, raw, error) };
  }
}

function poison(
  context: PipelineContext,
  raw: RawEvent,
  error: unknown,
): NonNullable<Part["poisoned"]> {
  const fault = error instanceof UnprocessableEvent ? "sender" : "ours";
  if (fault === "ours") context.onFault(error, raw);
  const reason = error instanceof Error ? error.message : String(error);
  const { projectId, eventId, receivedAt, payload } = raw;
  return {
    row: { projectId, eventId, receivedAt, reason, payload },
    outcome: { kind: "poisoned", fault, reason },
  };
}

/** What rules remember between batches belongs to the database they were read from. */
const evaluators = new WeakMap<Storage, Evaluate>();

function evaluateOn(storage: Storage): Evaluate {
  const evaluate = evaluators.get(storage) ?? createEvaluate();
  evaluators.set(storage, evaluate);
  return evaluate;
}

async function recordParts(
  context: PipelineContext,
  parts: readonly Part[],
): Promise<SubmissionOutcome[]> {
  const poisoned = parts.flatMap((part) => part.poisoned ?? []);
  const outcomes = await recordBatch(
    { ...context, evaluate: evaluateOn(context.storage) },
    {
      events: parts.flatMap((part) => part.event ?? []),
      items: prepareItems(
        parts.flatMap((part) => part.submission.items),
        context.itemKinds,
      ),
      poisoned: poisoned.map(({ row }) => row),
      counts: [
        ...parts.flatMap((part) => part.submission.counts),
        ...poisoned.map(({ row }) => ({
          projectId: row.projectId,
          category: "error",
          outcome: "invalid" as const,
          reason: "poisoned",
          quantity: 1,
        })),
      ],
    },
  );
  let next = 0;
  return parts.map((part) => {
    if (part.poisoned) return part.poisoned.outcome;
    return part.event ? (outcomes[next++] ?? "counted") : "counted";
  });
}

/**
 * A lone submission that the database refused: its items may be at fault, its event, or both. Tries
 * to keep as much as can be kept; if even setting it aside fails, the batch fails.
 */
async function setAside(
  context: PipelineContext,
  submissions: readonly Submission[],
  error: unknown,
): Promise<SubmissionOutcome[]> {
  const [submission] = submissions;
  if (!submission) throw error;
  if (submission.items.length > 0) {
    return await processBatch(context, [withoutItems(submission)]).then((outcomes) => {
      context.onFault(error, { projectId: submission.items[0]?.projectId ?? 0, eventId: "" });
      return outcomes;
    });
  }
  if (!submission.event) throw error;
  const poisoned = poison(context, submission.event, error);
  return await recordParts(context, [{ submission, event: null, poisoned }]);
}

function withoutItems(submission: Submission): Submission {
  const lost = submission.items.map((item) => countItem(item, "invalid", "poisoned"));
  return { ...submission, items: [], counts: [...submission.counts, ...lost] };
}

const rulesByText = new Map<string, ProjectRules>();

/** Rules come as the text of the project's row; a handful of different texts serve all projects. */
function readRules(text: string): ProjectRules {
  const known = rulesByText.get(text);
  if (known) return known;
  const rules = JSON.parse(text) as ProjectRules;
  if (rulesByText.size >= 1000) rulesByText.clear();
  rulesByText.set(text, rules);
  return rules;
}
