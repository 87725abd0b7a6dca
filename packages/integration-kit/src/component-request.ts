import { type HeaderSource, readHeader } from "./read-header.ts";
import { verifySignature } from "./verify-signature.ts";

/** What a select of a UI component asks: somebody opened its form, or typed into it. */
export interface SelectRequest {
  installationId: string;
  /** Of the project on the page; null where there is none. */
  projectSlug: string | null;
  /** What was typed; null when the form was opened. */
  query: string | null;
  /** The values of the fields that the select depends on, by their names. */
  dependentData: Readonly<Record<string, string>>;
}

/** What a select is answered: a JSON list of these. */
export interface SelectOption {
  value: string;
  label: string;
  /** Chosen when the form opens. */
  default?: boolean;
}

/** Somebody filled in the form that creates an issue of yours, or the one that links one. */
export interface IssueActionRequest {
  /** By the names of the form's fields. */
  fields: Readonly<Record<string, unknown>>;
  issueId: number;
  installationId: string;
  /** The issue's page. */
  webUrl: string;
  project: { slug: string; id: number };
  actor: { type: "user" | "application"; id: number | string; name: string };
}

/** What it is answered. */
export interface IssueActionAnswer {
  webUrl: string;
  project: string;
  identifier: string;
}

/** Somebody saves an alert rule that acts by your integration: answer no 2xx to stop them. */
export interface AlertActionRequest {
  fields: readonly { name: string; value: unknown }[];
  installationId: string;
}

/** A refusal as people are shown it: send it with a status of 400 or above. */
export interface ComponentRefusal {
  message: string;
}

export type ParsedComponentRequest<T> =
  | { ok: true; request: T }
  /** Not from who holds the secret: answer 401. */
  | { ok: false; reason: "no-signature" | "wrong-signature" }
  /** Authentic, but not what such a request looks like: answer 400. */
  | { ok: false; reason: "not-json" | "bad-shape" };

interface Posted {
  headers: HeaderSource;
  /** The body as it came, before any parsing. */
  body: string | Uint8Array;
  /** The integration's client secret. */
  secret: string;
}

/**
 * Checks and reads what a select asks by GET. `url`: as `node:http` gives it, or whole.
 *
 * What is signed is the empty body, which is the same every time and not the query: whoever has
 * seen one such request can ask others. Give nothing to a select that is not for everybody in the
 * organization.
 */
export function parseSelectRequest(request: {
  url: string;
  headers: HeaderSource;
  secret: string;
}): ParsedComponentRequest<SelectRequest> {
  const refused = refuse({ ...request, body: "" });
  if (refused !== undefined) return refused;
  const query = URL.parse(request.url, "http://localhost")?.searchParams;
  const installationId = query?.get("installationId");
  const dependentData = readValues(query?.get("dependentData") ?? null);
  if (!query || !installationId || !dependentData) return { ok: false, reason: "bad-shape" };
  const projectSlug = query.get("projectSlug");
  return {
    ok: true,
    request: { installationId, projectSlug, query: query.get("query"), dependentData },
  };
}

/** Checks and reads what a form for issues posts. Never throws for anything a sender may do. */
export function parseIssueAction(posted: Posted): ParsedComponentRequest<IssueActionRequest> {
  return parsePosted(posted, isIssueAction);
}

/** Checks and reads what is posted when an alert rule is saved. Never throws, as above. */
export function parseAlertAction(posted: Posted): ParsedComponentRequest<AlertActionRequest> {
  return parsePosted(posted, isAlertAction);
}

function parsePosted<T>(
  posted: Posted,
  fits: (value: unknown) => value is T,
): ParsedComponentRequest<T> {
  const refused = refuse(posted);
  if (refused !== undefined) return refused;
  const { body } = posted;
  const request = readJson(typeof body === "string" ? body : new TextDecoder().decode(body));
  if (request === undefined) return { ok: false, reason: "not-json" };
  return fits(request) ? { ok: true, request } : { ok: false, reason: "bad-shape" };
}

function refuse({ headers, body, secret }: Posted) {
  const signature = readHeader(headers, "Sentry-App-Signature");
  if (signature === null) return { ok: false, reason: "no-signature" } as const;
  return verifySignature({ body, signature, secret })
    ? undefined
    : ({ ok: false, reason: "wrong-signature" } as const);
}

function readValues(text: string | null): Record<string, string> | undefined {
  if (text === null || text === "") return {};
  const values = readJson(text);
  if (!isRecord(values)) return undefined;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isIssueAction(value: unknown): value is IssueActionRequest {
  if (!isRecord(value)) return false;
  const { fields, issueId, installationId, webUrl, project, actor } = value;
  return (
    isRecord(fields) &&
    typeof issueId === "number" &&
    typeof installationId === "string" &&
    typeof webUrl === "string" &&
    isRecord(project) &&
    typeof project["slug"] === "string" &&
    isRecord(actor) &&
    typeof actor["name"] === "string"
  );
}

function isAlertAction(value: unknown): value is AlertActionRequest {
  if (!isRecord(value)) return false;
  const { fields, installationId } = value;
  return (
    typeof installationId === "string" &&
    Array.isArray(fields) &&
    fields.every((field) => isRecord(field) && typeof field["name"] === "string")
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
