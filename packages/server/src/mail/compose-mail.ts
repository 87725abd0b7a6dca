/** What a mail says, in order. */
export interface MailParts {
  subject: string;
  /** Each a paragraph of plain text. */
  paragraphs: readonly string[];
  /** What the reader is to do, if anything: a link below the paragraphs. */
  action?: { label: string; url: string };
  /** Why the reader gets this, and what else is good to know; smaller, at the end. */
  footer?: string;
}

/** A mail's words, as text and as HTML. */
export interface MailText {
  subject: string;
  text: string;
  html: string;
}

/**
 * Writes a mail both as plain text and as simple HTML, so that no template escapes anything itself.
 * Line breaks in the subject become blanks.
 */
export function composeMail(parts: MailParts): MailText {
  return {
    subject: parts.subject.replaceAll(/[\r\n]+/g, " "),
    text: composeText(parts),
    html: composeHtml(parts),
  };
}

function composeText({ paragraphs, action, footer }: MailParts): string {
  const link = action === undefined ? [] : [`${action.label}:\n${action.url}`];
  return `${[...paragraphs, ...link, ...(footer === undefined ? [] : [footer])].join("\n\n")}\n`;
}

function composeHtml({ paragraphs, action, footer }: MailParts): string {
  const body = paragraphs.map((paragraph) => `<p>${toHtml(paragraph)}</p>`);
  if (action !== undefined) {
    const url = toHtml(action.url);
    body.push(`<p><a href="${url}">${toHtml(action.label)}</a></p>`);
    body.push(`<p style="color:#666;font-size:13px">${url}</p>`);
  }
  if (footer !== undefined) {
    body.push(`<p style="color:#666;font-size:13px">${toHtml(footer)}</p>`);
  }
  const style = "font-family:sans-serif;font-size:15px;line-height:1.5;color:#222;max-width:38em";
  return `<!doctype html>\n<html><body style="${style}">\n${body.join("\n")}\n</body></html>\n`;
}

function toHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
}
