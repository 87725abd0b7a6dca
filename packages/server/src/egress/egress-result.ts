import type { Failure } from "./classify-failure.ts";

/** What came of a request, answered (whatever the status) or not. */
export type EgressResult = EgressAnswer | EgressFailure;

export interface EgressAnswer {
  outcome: "answered";
  status: number;
  /** Names in lower case; repeated ones joined by a comma. */
  headers: Readonly<Record<string, string>>;
  /** Read as UTF-8, at most `maxResponseBytes` of it. */
  body: string;
  bodyTruncated: boolean;
  durationMs: number;
}

export interface EgressFailure extends Failure {
  durationMs: number;
}
