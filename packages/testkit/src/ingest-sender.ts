/** What the server said to an SDK. */
export interface IngestAnswer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else its text. */
  body: unknown;
}

/** Posts to the endpoints of one DSN as SDKs do. */
export interface IngestSender {
  publicKey: string;
  projectId: string;
  /** An envelope with this one event, the key in the query as JavaScript SDKs send it. */
  event(event: object): Promise<IngestAnswer>;
  /** A whole envelope as it is to be sent. */
  envelope(
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<IngestAnswer>;
  /** Any request: the path is given whole, and nothing is added to it. */
  post(
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<IngestAnswer>;
}

/** Takes a DSN apart and posts to its server; throws only when there is no answer at all. */
export function ingestSender(dsn: string): IngestSender {
  const { origin, username, pathname } = new URL(dsn);
  const projectId = pathname.slice(1);
  const post: IngestSender["post"] = async (path, body, headers = {}) => {
    const response = await fetch(origin + path, { method: "POST", body, headers });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: toJson(text) };
  };
  const path = `/api/${projectId}/envelope/?sentry_key=${username}`;
  const envelope: IngestSender["envelope"] = async (body, headers) =>
    await post(path, body, headers);
  return {
    publicKey: username,
    projectId,
    post,
    envelope,
    event: async (event) => await envelope(toEnvelope(event)),
  };
}

/** The text of an envelope with one event item; `header` is merged into the envelope's own. */
export function toEnvelope(event: object, header: object = {}): string {
  return `${JSON.stringify(header)}\n{"type":"event"}\n${JSON.stringify(event)}\n`;
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
