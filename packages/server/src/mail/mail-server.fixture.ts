import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** A server that speaks just enough SMTP, and keeps what it is told. */
export interface MailServer extends AsyncDisposable {
  /** Every line that clients sent. */
  lines: string[];
  url: string;
}

/** `answerTo` gives the answer to a line, with its line break; undefined: as a server that takes all. */
export async function startMailServer(
  answerTo: (line: string) => string | undefined = () => undefined,
): Promise<MailServer> {
  const lines: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").slice(0, -1)) {
        lines.push(line);
        if (inData && line !== ".") continue;
        inData = line === "DATA";
        socket.write(answerTo(line) ?? (inData ? "354 go on\r\n" : "250 ok\r\n"));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    lines,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () =>
      await new Promise<void>((done) => server.close(() => done())),
  };
}
