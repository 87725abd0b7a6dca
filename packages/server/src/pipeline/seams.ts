/**
 * The types between the stages of the pipeline. Each names its one writer and its one reader.
 * A stage imports these, never another stage; `pipeline.ts` composes them.
 */
import type { EventPayload, Grouping, JsonObject } from "../protocol/index.ts";
import type { Trigger } from "../resources/alert-rules/index.ts";
import type { Links } from "../resources/instance.ts";
import type { OutcomeCount } from "../resources/outcomes/index.ts";
import type { SeenRelease } from "../resources/releases/index.ts";
import type { SignalName, Storage, Tx, Wake } from "../storage/index.ts";

export type {
  EventMetadata,
  EventPayload,
  ExceptionValue,
  Frame,
  Grouping,
  GroupingVariant,
  Json,
  JsonObject,
  Mechanism,
  NormalizedEvent,
  RequestInfo,
  Stacktrace,
  ThreadValue,
} from "../protocol/index.ts";

/** What a project decides about its own events. Writer: projects resource. Readers: scrub, group. */
export interface ProjectRules {
  /** Off disables every kind of scrubbing. */
  scrubData: boolean;
  /** The built-in rules (passwords, cards, cookies …). */
  scrubDefaults: boolean;
  scrubIpAddresses: boolean;
  /** Extra key names to filter: substring, case-insensitive. */
  sensitiveFields: readonly string[];
  /** Key names that are never filtered. */
  safeFields: readonly string[];
}

/** One event as it came over the wire. Writer: ingest. Reader: normalize. */
export interface RawEvent {
  organizationId: number;
  projectId: number;
  /** Public half of the DSN (32 hex). */
  publicKey: string;
  /** Number of the DSN's key; absent for events that Vedette makes itself. */
  keyId?: number;
  /** 32 lower-case hex characters; ingest has generated one when the sender gave none. */
  eventId: string;
  /** The event's JSON text, UTF-8, already decompressed. */
  payload: Uint8Array;
  /** Epoch milliseconds on our clock. */
  receivedAt: number;
  /** Epoch milliseconds on the sender's clock, from the envelope header, when it said. */
  sentAt: number | null;
  /** Address of the sender; fills `{{auto}}`. */
  clientAddress: string | null;
  /** `name/version` from the authentication data; fills a missing `sdk`. */
  client: string | null;
}

/** One kept item of an envelope besides its event, as it came. Writer: ingest. Reader: items. */
export interface RawItem {
  organizationId: number;
  projectId: number;
  /** Public half of the DSN (32 hex). */
  publicKey: string;
  /** The item's type, e.g. `session`. */
  type: string;
  /** The item's header as sent: `filename`, `content_type` … */
  header: JsonObject;
  /** Id of the envelope's event, or the one its header names: 32 lower-case hex characters. */
  eventId: string | null;
  /** The item's bytes, already decompressed. */
  payload: Uint8Array;
  /** Epoch milliseconds on our clock. */
  receivedAt: number;
  /** Epoch milliseconds on the sender's clock, when it said. */
  sentAt: number | null;
  /** Address of the sender. */
  clientAddress: string | null;
  /** `name/version` of the SDK. */
  client: string | null;
}

/** The kept items of a batch, read and ready to be written. Writer: items. Reader: record. */
export interface PreparedItems {
  /** What is counted for them, the unreadable ones included. */
  counts: readonly OutcomeCount[];
  /** Releases and environments that they name. */
  releases: readonly SeenRelease[];
  /** Writes their rows; called once or more in the batch's transaction, after the events' rows. */
  write: (scope: ItemScope) => Promise<void>;
}

/** What a kind of item writes with. */
export interface ItemScope {
  storage: Storage;
  tx: Tx;
  /** Wakes who waits for rows of the outbox, after the commit. */
  wake: (name: SignalName) => void;
  links: Links;
  /** Epoch milliseconds, the same for the whole batch. */
  now: number;
}

/** Writer: the pure stages together. Reader: record. */
export interface PreparedEvent {
  organizationId: number;
  projectId: number;
  publicKey: string;
  payload: EventPayload;
  grouping: Grouping;
  /** Epoch milliseconds. */
  timestampAt: number;
  receivedAt: number;
  /** Size of the payload as sent, bytes. */
  sizeBytes: number;
}

/** What became of one event. Writer: record. Reader: ingest, which answers the SDK. */
export type EventOutcome =
  | { kind: "stored"; issueId: number; isNewIssue: boolean }
  /** The same event id again: nothing was counted twice. */
  | { kind: "duplicate" }
  /** Could not be processed; kept aside with the reason and counted. The fault tells who is told. */
  | { kind: "poisoned"; fault: "sender" | "ours"; reason: string };

/** A stored event, with what it did to its issue. Writer: record. Reader: evaluate. */
export interface Recorded {
  event: PreparedEvent;
  issueId: number;
  /** It made the issue, or brought it back; null: neither. */
  trigger: Trigger | null;
}

/** What evaluate works with. */
export interface EvaluationScope {
  storage: Storage;
  tx: Tx;
  wake: Wake;
  /** Epoch milliseconds, the same for the whole batch. */
  now: number;
}

/** What rules made of a batch. Writer: evaluate. Reader: record. */
export interface Evaluation {
  /** Names of the rules that fired for an event. */
  rulesOf: (seen: Recorded) => readonly string[];
  /** To be called once the batch is committed. */
  committed: () => void;
}

/** Holds the rules against what record has written, in its transaction. Handed to record by the map. */
export type Evaluate = (
  scope: EvaluationScope,
  recorded: readonly Recorded[],
) => Promise<Evaluation>;
