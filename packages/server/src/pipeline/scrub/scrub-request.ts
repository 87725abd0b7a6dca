import type { NormalizedEvent, RequestInfo } from "../seams.ts";
import { type Scrubbing, scrubEntry, scrubInside, scrubNamedText, scrubPairs } from "./walk.ts";

/** Scrubs what is known of the HTTP request that led to the event. */
export function scrubRequest({ request }: NormalizedEvent, scrubbing: Scrubbing): void {
  if (!request) return;
  const { marks } = scrubbing;
  marks.enter("request");
  if (request.url !== undefined) request.url = scrubNamedText("url", request.url, "url", scrubbing);
  if (request.fragment !== undefined) {
    request.fragment = scrubNamedText("fragment", request.fragment, "url", scrubbing);
  }
  scrubLists(request, scrubbing);
  scrubBody(request, scrubbing);
  scrubEnvironment(request, scrubbing);
  marks.leave();
}

function scrubLists(request: RequestInfo, scrubbing: Scrubbing): void {
  const { marks } = scrubbing;
  if (request.query_string) {
    marks.enter("query_string");
    scrubPairs(request.query_string, "data", scrubbing);
    marks.leave();
  }
  if (request.cookies) {
    marks.enter("cookies");
    scrubPairs(request.cookies, "cookies", scrubbing);
    marks.leave();
  }
  if (request.headers) {
    marks.enter("headers");
    scrubPairs(request.headers, "headers", scrubbing);
    marks.leave();
  }
}

function scrubBody(request: RequestInfo, scrubbing: Scrubbing): void {
  const { data } = request;
  if (typeof data === "string") request.data = scrubNamedText("data", data, "body", scrubbing);
  else if (typeof data === "object" && data !== null) scrubInside("data", data, "data", scrubbing);
  else if (data !== undefined) request.data = scrubEntry("data", "data", data, "data", scrubbing);
}

function scrubEnvironment({ env }: RequestInfo, scrubbing: Scrubbing): void {
  if (!env) return;
  scrubbing.marks.enter("env");
  if (scrubbing.rules.ips && env["REMOTE_ADDR"] !== undefined) {
    delete env["REMOTE_ADDR"];
    scrubbing.marks.removed("REMOTE_ADDR", "@ip:remove");
  }
  scrubbing.marks.leave();
  scrubInside("env", env, "data", scrubbing);
}
