/** Attachments: files that came with events, kept by the event's id. */
export { MAX_ATTACHMENT_BYTES, type NewAttachment, toContentType, toFileName } from "./model.ts";
export { recordAttachments } from "./record-attachments.ts";
export { deleteOldAttachments, purgeAttachments } from "./store.ts";
export { deleteAttachmentsOf } from "./store-of-events.ts";
