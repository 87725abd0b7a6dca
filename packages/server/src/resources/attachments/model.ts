/** A file that came with an event. Instants are epoch milliseconds. */
export interface Attachment {
  id: number;
  projectId: number;
  /** 32 hex characters. The event may come later, or never. */
  eventId: string;
  name: string;
  contentType: string;
  /** The wire's kind, e.g. `event.attachment`. */
  type: string;
  sizeBytes: number;
  /** Hex. */
  sha1: string;
  createdAt: number;
}

export type NewAttachment = Omit<Attachment, "id" | "sha1"> & { content: Uint8Array };

/** How much is kept: of one file, and of all files of one event. Bytes. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;
export const MAX_EVENT_ATTACHMENT_BYTES = 2 * MAX_ATTACHMENT_BYTES;

const CONTENT_TYPE = /^[\w.+-]{1,64}\/[\w.+-]{1,64}$/;

/** The kind of content a header names, without its parameters; bytes where it names none. */
export function toContentType(value: unknown): string {
  const type =
    typeof value === "string" ? (value.split(";", 1)[0]?.trim().toLowerCase() ?? "") : "";
  return CONTENT_TYPE.test(type) ? type : "application/octet-stream";
}

/** The last part of a file's name, without control characters and at most 200 characters. */
export function toFileName(value: unknown): string {
  const text = typeof value === "string" ? value.replaceAll(/\p{Cc}/gu, "") : "";
  const name = (text.split(/[/\\]/).at(-1) ?? "").trim();
  return name === "" ? "attachment" : name.slice(0, 200).toWellFormed();
}
