interface Message {
  id?: number;
  method?: string;
  params?: { sessionId?: string; message?: string };
  result?: { usedSize?: number; backingStorageSize?: number };
}

/**
 * Bytes that a process still holds after collecting its garbage, in all of its threads: objects and
 * the buffers behind them. Asks the inspector at `url` (`ws://…`), which the process was started with.
 */
export async function readHeap(url: string): Promise<number> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", () => reject(new Error(`no inspector at ${url}`)), {
      once: true,
    });
  });
  const main = new Session((text) => socket.send(text));
  const threads = new Map<string, Session>();
  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    const sessionId = message.params?.sessionId ?? "";
    if (message.method === "NodeWorker.attachedToWorker") {
      threads.set(
        sessionId,
        new Session(
          (text) => void main.ask("NodeWorker.sendMessageToWorker", { sessionId, message: text }),
        ),
      );
    } else if (message.method === "NodeWorker.receivedMessageFromWorker") {
      threads.get(sessionId)?.take(JSON.parse(message.params?.message ?? "{}") as Message);
    } else main.take(message);
  });
  try {
    await main.ask("NodeWorker.enable", { waitForDebuggerOnStart: false });
    const sizes = await Promise.all([main, ...threads.values()].map((session) => heapOf(session)));
    return sizes.reduce((sum, size) => sum + size, 0);
  } finally {
    socket.close();
  }
}

async function heapOf(session: Session): Promise<number> {
  // Twice: the first may leave what only waited to be finalized.
  await session.ask("HeapProfiler.collectGarbage");
  await session.ask("HeapProfiler.collectGarbage");
  const { usedSize = 0, backingStorageSize = 0 } = await session.ask("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
}

/** Questions to one thread, and their answers. */
class Session {
  readonly #send: (text: string) => void;
  readonly #asked = new Map<number, (result: NonNullable<Message["result"]>) => void>();
  #lastId = 0;

  constructor(send: (text: string) => void) {
    this.#send = send;
  }

  async ask(method: string, params: object = {}): Promise<NonNullable<Message["result"]>> {
    const id = ++this.#lastId;
    return await new Promise((resolve) => {
      this.#asked.set(id, resolve);
      this.#send(JSON.stringify({ id, method, params }));
    });
  }

  take({ id, result }: Message): void {
    if (id === undefined) return;
    this.#asked.get(id)?.(result ?? {});
    this.#asked.delete(id);
  }
}
