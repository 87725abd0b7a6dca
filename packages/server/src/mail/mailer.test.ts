import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { createMailer } from "./index.ts";

const silent = { info: () => {}, warn: () => {} };
const mail = { to: "bob@acme.example", subject: "Come in", text: "Here:\nhttps://x.example/\n" };

/** A server that speaks just enough SMTP, and keeps what it is told. */
async function startMailServer(answerTo: (line: string) => string | undefined = () => undefined) {
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

test("mail goes to the server that is set, from whom is set", async () => {
  await using server = await startMailServer();
  const mailer = createMailer({ smtpUrl: server.url, from: "Vedette <v@acme.example>" }, silent);
  expect(await mailer.send(mail)).toBe("sent");
  expect(server.lines).toEqual(
    expect.arrayContaining([
      "MAIL FROM:<v@acme.example>",
      "RCPT TO:<bob@acme.example>",
      "Subject: Come in",
      "https://x.example/",
    ]),
  );
});

test("a server that refuses is an outcome, and logged", async () => {
  await using server = await startMailServer((line) =>
    line.startsWith("RCPT") ? "550 no such person\r\n" : undefined,
  );
  const logged: string[] = [];
  const log = { ...silent, warn: (_: object, message: string) => void logged.push(message) };
  const mailer = createMailer({ smtpUrl: server.url, from: "v@acme.example" }, log);
  expect(await mailer.send(mail)).toBe("failed");
  expect(logged).toEqual(["Mail could not be sent"]);
});

test("without a server nothing goes out, and the log says so", async () => {
  const logged: string[] = [];
  const log = { ...silent, info: (_: object, message: string) => void logged.push(message) };
  expect(await createMailer(null, log).send(mail)).toBe("off");
  expect(logged).toEqual(["No mail goes out: VEDETTE_SMTP_URL is not set"]);
});
