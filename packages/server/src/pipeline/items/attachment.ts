import {
  MAX_ATTACHMENT_BYTES,
  type NewAttachment,
  recordAttachments,
  toContentType,
  toFileName,
} from "../../resources/attachments/index.ts";
import { countOutcomes } from "../../resources/outcomes/index.ts";
import { itemKind } from "./item-kind.ts";

/** Files of events. One whose envelope names no event belongs to nothing, and cannot be found. */
export const attachments = itemKind<NewAttachment>({
  types: ["attachment"],
  maxBytes: MAX_ATTACHMENT_BYTES,
  read({ projectId, eventId, header, payload, receivedAt }) {
    if (eventId === null) throw new Error("no event");
    const type = header["attachment_type"];
    const row: NewAttachment = {
      projectId,
      eventId,
      name: toFileName(header["filename"]),
      contentType: toContentType(header["content_type"]),
      type: typeof type === "string" && TYPE.test(type) ? type : "event.attachment",
      sizeBytes: payload.length,
      createdAt: receivedAt,
      content: payload,
    };
    return { rows: [row] };
  },
  async write({ storage, tx, now }, rows) {
    const refused = await recordAttachments(tx, rows);
    const counts = refused.map(({ projectId }) => ({
      projectId,
      category: "attachment",
      outcome: "dropped" as const,
      reason: "event_has_enough",
      quantity: 1,
    }));
    await countOutcomes(storage.engine, tx, counts, now);
  },
});

const TYPE = /^[\w.-]{1,64}$/;
