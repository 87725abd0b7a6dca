import type { JsonObject, NormalizedEvent, RequestInfo } from "../seams.ts";
import { trimBag, type BagLimits } from "./bag.ts";
import { splitCookies, splitForm } from "./form-text.ts";
import { findHeader, readHeaders } from "./headers.ts";
import { isEmpty, isObject } from "./json-object.ts";
import type { Meta } from "./meta.ts";
import { readPairs } from "./pairs.ts";
import { readBody } from "./request-body.ts";
import { toText } from "./text.ts";
import { readObject } from "./values.ts";

const MAX_URL_CHARS = 2048;
const MAX_FRAGMENT_CHARS = 1024;
const MAX_CONTENT_TYPE_CHARS = 128;
const MAX_PAIRS_CHARS = 8192;
const METHOD = /^[A-Z_-]{1,32}$/;
const ENV: BagLimits = { maxChars: 8192, maxDepth: 5 };

/** Fills in the HTTP request the event happened in. */
export function readRequest(sent: JsonObject, event: NormalizedEvent, meta: Meta): void {
  const source = readObject(sent, ["request", "sentry.interfaces.Http"], meta);
  if (!source) return;
  const request: RequestInfo = {};
  const place = meta.at("request");
  readMethod(source, request, place);
  readAddress(source, request, place);
  readHeadersAndCookies(source, request, place);
  readContent(source, request, place);
  const env = source["env"];
  if (isObject(env)) request.env = trimBag(env, ENV, place.at("env"));
  else if (env !== undefined && env !== null && !isEmptyList(env)) {
    place.at("env").error("invalid_data", "expected an object");
  }
  if (!isEmpty(request)) event.request = request;
}

function readMethod(source: JsonObject, request: RequestInfo, meta: Meta): void {
  const method = toText(source["method"], 64, meta, "method")?.trim().toUpperCase();
  if (!method) return;
  if (METHOD.test(method)) request.method = method;
  else meta.at("method").error("invalid_data", "expected an HTTP method");
}

/** Query and fragment of the URL move to their own fields, unless those were sent too. */
function readAddress(source: JsonObject, request: RequestInfo, meta: Meta): void {
  const sent = toText(source["url"], Number.POSITIVE_INFINITY, meta, "url") ?? "";
  const [beforeHash, hash] = splitAt(sent, "#");
  const [address, query] = splitAt(beforeHash, "?");
  const url = toText(address, MAX_URL_CHARS, meta, "url");
  if (url !== undefined) request.url = url;

  const sentQuery = source["query_string"];
  const isQuerySent = sentQuery !== undefined && sentQuery !== null && sentQuery !== "";
  const place = meta.at("query_string");
  const pairs = readPairs(isQuerySent ? sentQuery : query, splitForm, MAX_PAIRS_CHARS, place);
  if (pairs.length > 0) request.query_string = pairs;

  const sentFragment = source["fragment"];
  const fragment = toText(sentFragment ?? hash, MAX_FRAGMENT_CHARS, meta, "fragment");
  if (fragment !== undefined) request.fragment = fragment;
}

/** Cookies leave the headers: as pairs they can be scrubbed one by one. */
function readHeadersAndCookies(source: JsonObject, request: RequestInfo, meta: Meta): void {
  const headers = readHeaders(source["headers"], meta.at("headers"));
  const kept = headers.filter(([name]) => name !== "Cookie");
  if (kept.length > 0) request.headers = kept;
  const sent = source["cookies"];
  const isSent = sent !== undefined && sent !== null && sent !== "";
  const text = isSent ? sent : findHeader(headers, "Cookie");
  const cookies = readPairs(text, splitCookies, MAX_PAIRS_CHARS, meta.at("cookies"));
  if (cookies.length > 0) request.cookies = cookies;
}

function readContent(source: JsonObject, request: RequestInfo, meta: Meta): void {
  const body = readBody(source["data"], meta);
  if (body) request.data = body.data;
  const contentType =
    toText(
      source["inferred_content_type"],
      MAX_CONTENT_TYPE_CHARS,
      meta,
      "inferred_content_type",
    ) ??
    body?.contentType ??
    (body && mediaType(findHeader(request.headers, "Content-Type")));
  if (contentType) request.inferred_content_type = contentType;
}

function mediaType(header: string | undefined): string | undefined {
  return header?.split(";", 1)[0]?.trim().slice(0, MAX_CONTENT_TYPE_CHARS);
}

function splitAt(text: string, mark: string): [before: string, after: string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
