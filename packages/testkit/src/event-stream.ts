/** One server-sent event. */
export interface StreamEvent {
  event: string;
  data: unknown;
  id: string | undefined;
}

/** An open stream of server-sent events. */
export interface EventStream extends AsyncDisposable {
  status: number;
  /** The next event; comments are passed over. Rejects when the stream ends before it. */
  next(): Promise<StreamEvent>;
}

/** Opens a stream of server-sent events, as a browser's EventSource would. */
export async function openEventStream(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventStream> {
  const abort = new AbortController();
  const response = await fetch(url, {
    headers: { accept: "text/event-stream", ...headers },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";

  async function readMore(): Promise<boolean> {
    const { value, done } = (await reader?.read()) ?? { value: undefined, done: true };
    text += value ?? "";
    return !done;
  }

  return {
    status: response.status,
    async next() {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end < 0) {
          if (!(await readMore())) throw new Error("the stream has ended");
          continue;
        }
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const fields = new Map(
          block.split("\n").map((line): [string, string] => {
            const at = line.indexOf(":");
            return [line.slice(0, at), line.slice(at + 1).trimStart()];
          }),
        );
        const data = fields.get("data");
        if (data === undefined) continue;
        return {
          event: fields.get("event") ?? "message",
          data: JSON.parse(data),
          id: fields.get("id"),
        };
      }
    },
    async [Symbol.asyncDispose]() {
      abort.abort();
      await reader?.cancel().catch(() => {});
    },
  };
}
