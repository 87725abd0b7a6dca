import type { EventAttachment } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { Attachment } from "./model.ts";

export function presentAttachment(attachment: Attachment): EventAttachment {
  return {
    id: String(attachment.id),
    event_id: attachment.eventId,
    type: attachment.type,
    name: attachment.name,
    mimetype: attachment.contentType,
    dateCreated: formatInstant(attachment.createdAt),
    size: attachment.sizeBytes,
    headers: { "Content-Type": attachment.contentType },
    sha1: attachment.sha1,
  };
}
