import { expect, test } from "vitest";
import { composeMail } from "./index.ts";

test("a mail is text, and HTML in which no word of a user is markup", () => {
  const mail = composeMail({
    subject: "Join A\r\nBcc: eve@globex.example",
    paragraphs: ['<b>"Ada" & Co</b>', "Two\nlines"],
    action: { label: "Accept", url: "https://x.example/?a=1&b=2" },
    footer: "For 30 days.",
  });
  expect(mail.subject).toBe("Join A Bcc: eve@globex.example");
  expect(mail.text).toBe(
    '<b>"Ada" & Co</b>\n\nTwo\nlines\n\nAccept:\nhttps://x.example/?a=1&b=2\n\nFor 30 days.\n',
  );
  expect(mail.html).toContain("<p>&lt;b&gt;&quot;Ada&quot; &amp; Co&lt;/b&gt;</p>");
  expect(mail.html).toContain("<p>Two<br>lines</p>");
  expect(mail.html).toContain('<a href="https://x.example/?a=1&amp;b=2">Accept</a>');
});
