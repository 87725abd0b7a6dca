import { expect, test } from "vitest";
import { createMailer } from "./index.ts";
import { startMailServer } from "./mail-server.fixture.ts";

const mail = {
  to: "bob@acme.example",
  subject: "Come in",
  text: "Here:\nhttps://x.example/\n",
  html: "<p>Here</p>\n",
  id: "vedette.7.1",
};

test("mail goes to the server that is set, from whom is set, as text and HTML", async () => {
  await using server = await startMailServer();
  const mailer = createMailer({ smtpUrl: server.url, from: "Vedette <v@acme.example>" });
  expect(await mailer.send(mail)).toEqual({ kind: "sent" });
  expect(server.lines).toEqual(
    expect.arrayContaining([
      "MAIL FROM:<v@acme.example>",
      "RCPT TO:<bob@acme.example>",
      "Subject: Come in",
      "Message-ID: <vedette.7.1@acme.example>",
      "https://x.example/",
      "<p>Here</p>",
    ]),
  );
});

test("an address that is written like a list stays one address", async () => {
  await using server = await startMailServer();
  const mailer = createMailer({ smtpUrl: server.url, from: "v@acme.example" });
  await mailer.send({ ...mail, to: "bob@acme.example, eve@globex.example" });
  expect(server.lines.filter((line) => line.startsWith("RCPT")).length).toBeLessThan(2);
});

test("a refused recipient is final; a busy or absent server is not", async () => {
  const refusing = (answer: string) => (line: string) =>
    line.startsWith("RCPT") ? answer : undefined;
  await using strict = await startMailServer(refusing("550 no such person\r\n"));
  const send = async (smtpUrl: string) =>
    await createMailer({ smtpUrl, from: "v@acme.example" }).send(mail);
  expect(await send(strict.url)).toMatchObject({
    kind: "refused",
    detail: expect.stringContaining("550 no such person"),
  });
  await using busy = await startMailServer(refusing("451 come back later\r\n"));
  expect(await send(busy.url)).toMatchObject({ kind: "failed" });
  const { url } = busy;
  await busy[Symbol.asyncDispose]();
  expect(await send(url)).toMatchObject({
    kind: "failed",
    detail: expect.stringContaining("ECONNREFUSED"),
  });
});
