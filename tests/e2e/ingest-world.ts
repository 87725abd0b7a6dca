import { expect } from "vitest";
import { getProjectEvent } from "@vedette/contract";
import {
  type EngineName,
  type IngestAnswer,
  type IngestSender,
  ingestSender,
  startServer,
  type TestServer,
} from "@vedette/testkit";

/** Above this an event is too large; an envelope may have four times as much. */
export const maxEventBytes = 64 * 1024;

export const inOrganization = { organization: "acme" };

/** A server with small limits, and what is needed to post to it. */
export interface IngestWorld extends AsyncDisposable {
  server: TestServer;
  sender: IngestSender;
  /** Paths without credentials; `query` adds them. */
  envelopePath: string;
  storePath: string;
  query: string;
  /** Whether an event can be read by REST. */
  isStored: (eventId: string, project?: string) => Promise<boolean>;
}

export async function startIngestWorld(engine: EngineName): Promise<IngestWorld> {
  const env = { VEDETTE_MAX_EVENT_BYTES: "64KiB", VEDETTE_MAX_ENVELOPE_BYTES: "256KiB" };
  const server = await startServer({ engine, env });
  const sender = ingestSender(server.made.dsn);
  return {
    server,
    sender,
    envelopePath: `/api/${sender.projectId}/envelope/`,
    storePath: `/api/${sender.projectId}/store/`,
    query: `?sentry_key=${sender.publicKey}`,
    isStored: async (eventId, project = "shop") => {
      const params = { ...inOrganization, project, event: eventId };
      return await server.api.call(getProjectEvent, { params }).then(
        ({ body }) => body.eventID === eventId,
        () => false,
      );
    },
    [Symbol.asyncDispose]: async () => await server[Symbol.asyncDispose](),
  };
}

/** An answer as SDKs look at it. */
export function seen({ status, body, headers }: IngestAnswer) {
  return {
    status,
    body,
    error: headers.get("x-sentry-error"),
    allowOrigin: headers.get("access-control-allow-origin"),
    exposed: headers.get("access-control-expose-headers"),
  };
}

/** What is seen of an accepted event. */
export function accepted(eventId: string) {
  return { ...cors, status: 200, body: { id: eventId }, error: null };
}

/** What is seen of a refusal: its reason in the body, and in a header for the SDK's debug log. */
export function refusal(status: number, detail: RegExp) {
  const told = expect.stringMatching(detail);
  return { ...cors, status, body: expect.objectContaining({ detail: told }), error: told };
}

const cors = {
  allowOrigin: "*",
  exposed: expect.stringMatching(/x-sentry-error.*x-sentry-rate-limits.*retry-after/),
};
