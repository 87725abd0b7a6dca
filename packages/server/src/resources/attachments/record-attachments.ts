import type { Tx } from "../../storage/index.ts";
import { MAX_EVENT_ATTACHMENT_BYTES, type NewAttachment } from "./model.ts";
import { insertAttachment, selectStored, sha1Of } from "./store.ts";

/**
 * Stores files in the caller's transaction, by the id of their event, whether it is there or not.
 * One that is there already, because its sender tried again, is not stored twice. Gives those that
 * are not kept because their event has enough; they came last.
 */
export async function recordAttachments(
  tx: Tx,
  attachments: readonly NewAttachment[],
): Promise<NewAttachment[]> {
  const refused: NewAttachment[] = [];
  const byEvent = Map.groupBy(attachments, ({ projectId, eventId }) => `${projectId}/${eventId}`);
  for (const own of byEvent.values()) {
    const [first] = own;
    if (!first) continue;
    const stored = await selectStored(tx, first.projectId, first.eventId);
    const known = new Set(stored.map(({ name, sha1 }) => `${sha1} ${name}`));
    let bytes = stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    for (const attachment of own) {
      const sha1 = sha1Of(attachment.content);
      if (known.has(`${sha1} ${attachment.name}`)) continue;
      if (bytes + attachment.sizeBytes > MAX_EVENT_ATTACHMENT_BYTES) {
        refused.push(attachment);
        continue;
      }
      bytes += attachment.sizeBytes;
      known.add(`${sha1} ${attachment.name}`);
      await insertAttachment(tx, attachment, sha1);
    }
  }
  return refused;
}
