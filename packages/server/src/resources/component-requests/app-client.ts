import type { Egress, EgressResult } from "../../egress/index.ts";
import { hmacSha256Hex, toWireJson, uuid4Hex } from "../../kit/index.ts";
import { type AskedRequest, type Attempt, recordRequest } from "../deliveries/index.ts";
import type { Instance } from "../instance.ts";
import type { CallableApp } from "../sentry-apps/index.ts";
import { toAddress } from "./address.ts";
import { refuseUncallable } from "./refuse-uncallable.ts";

/** Asks apps for what their UI components need, while somebody waits for it. */
export interface AppClient {
  /**
   * Sends one signed request and keeps it among those the app was sent. Whatever the app or the
   * network does is in the reply. Refuses where the app cannot be asked: without an address, not
   * installed completely, disabled, or by a path that leads elsewhere.
   */
  ask: (installation: CallableApp, request: AppRequest) => Promise<AppReply>;
}

export interface AppRequest {
  /** As what it is kept. */
  event:
    | "select_options.requested"
    | "external_issue.created"
    | "external_issue.linked"
    | "alert_rule_action.requested";
  uri: string;
  /** Of a question; those that are undefined are left out. */
  query?: Readonly<Record<string, string | undefined>>;
  /** Of something to do: without it the request is a GET. */
  body?: object;
}

export type AppReply = { requestId: string } & (
  | {
      kind: "answered";
      status: number;
      /** Empty where it was longer than is read. */
      body: string;
    }
  | { kind: "no-answer" }
);

export interface AppClientOptions {
  instance: Pick<Instance, "storage" | "secrets" | "now">;
  egress: Pick<Egress, "send">;
  /** How long an app may take, milliseconds. */
  timeoutMs: number;
  /** `vedette/<version>`. */
  userAgent: string;
}

/** A list of choices may be long, but somebody has to scroll through it. */
const MAX_RESPONSE_BYTES = 1024 * 1024;

/** How much of an answer is kept, characters. */
const KEPT_CHARACTERS = 1024;

const MASK = "********";

/** Makes the client; apps are called by `egress` only, and redirects are not followed. */
export function createAppClient(options: AppClientOptions): AppClient {
  const { instance, egress, timeoutMs, userAgent } = options;
  return {
    async ask(installation, request) {
      const webhookUrl = refuseUncallable(installation);
      const url = toAddress(webhookUrl, request.uri, request.query);
      const body = request.body === undefined ? "" : toWireJson(request.body);
      const requestId = uuid4Hex();
      const startedAt = instance.now();
      const secret = instance.secrets.open(installation.app.sealedSecret);
      const headers = {
        "Content-Type": "application/json",
        "Request-ID": requestId,
        "Sentry-App-Signature": hmacSha256Hex(secret, body),
        "User-Agent": userAgent,
      };
      const result = await egress.send({
        url,
        method: request.body === undefined ? "GET" : "POST",
        headers,
        body: request.body === undefined ? null : body,
        timeoutMs,
        maxResponseBytes: MAX_RESPONSE_BYTES,
      });
      // The signature of an empty body would do for any question, so it is not kept.
      const requestHeaders = { ...headers, "Sentry-App-Signature": MASK };
      const attempt = toAttempt(result, { url, requestId, startedAt, requestHeaders });
      const asked = toAskedRequest(installation, request, body, attempt);
      await instance.storage.transaction(async (tx) => await recordRequest(tx, asked));
      if (result.outcome !== "answered") return { kind: "no-answer", requestId };
      const { status, bodyTruncated } = result;
      return { kind: "answered", requestId, status, body: bodyTruncated ? "" : result.body };
    },
  };
}

function toAskedRequest(
  { installationId, organizationId }: CallableApp,
  { event }: AppRequest,
  body: string,
  attempt: Attempt,
): AskedRequest {
  const [resource, action] = event.split(".") as [AskedRequest["resource"], string];
  const subscriber = { kind: "installation", id: installationId } as const;
  return { organizationId, subscriber, resource, action, body, attempt };
}

function toAttempt(
  result: EgressResult,
  request: Pick<Attempt, "url" | "requestId" | "startedAt" | "requestHeaders">,
): Attempt {
  const attempt = {
    ...request,
    durationMs: result.durationMs,
    receiverErrorId: null,
    receiverProjectId: null,
  };
  if (result.outcome !== "answered") {
    const { outcome, detail } = result;
    const nothing = { statusCode: null, responseHeaders: null, responseBody: null };
    return { ...attempt, ...nothing, outcome, detail };
  }
  const { status, headers, body, bodyTruncated } = result;
  const answered = {
    ...attempt,
    statusCode: status,
    responseHeaders: headers,
    responseBody: body.slice(0, KEPT_CHARACTERS),
    detail: null,
  };
  if (bodyTruncated) {
    const detail = `The answer is longer than ${MAX_RESPONSE_BYTES} bytes.`;
    return { ...answered, outcome: "too-large", detail };
  }
  return { ...answered, outcome: status >= 200 && status < 300 ? "delivered" : "rejected" };
}
