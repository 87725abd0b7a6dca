import { randomUUID } from "node:crypto";
import { sampleEvent, toException } from "@vedette/testkit";

/** Makes request bodies that are alike but for what tells events apart. */
export type NextBody = () => { eventId: string; body: Buffer };

const alike = 20;

/**
 * Envelopes with one event of about `bytes` bytes each, of twenty issues and two hundred people.
 * As SDKs do, the envelope's header has the id, too. Everything else is put together beforehand, so that making one costs next to nothing.
 */
export function envelopesOf(bytes: number): NextBody {
  const templates = Array.from({ length: alike * 10 }, (_, at) => {
    const event = sampleEvent({
      event_id: marker,
      exception: { values: [toException(`Type${at % alike}Error`, "The basket has no total")] },
      user: { id: `u-${at}` },
    });
    const missing = Math.max(0, bytes - JSON.stringify(event).length - 60);
    const text = JSON.stringify({ ...event, extra: { rows: filler(missing) } });
    const header = `{"event_id":"${marker}","sdk":{"name":"sentry.javascript.node","version":"11.11.0"}}`;
    const parts = `${header}\n{"type":"event"}\n${text}\n`.split(marker);
    return parts.map((part) => Buffer.from(part));
  });
  let at = 0;
  return () => {
    const template = templates[at++ % templates.length];
    if (!template) throw new Error("there is always a template");
    const eventId = randomUUID().replaceAll("-", "");
    const id = Buffer.from(eventId);
    const body = Buffer.concat(
      template.flatMap((part, place) => (place === 0 ? [part] : [id, part])),
    );
    return { eventId, body };
  };
}

const marker = "m".repeat(32);

/** Lines of text as applications send them along: nothing to filter, nothing to gain by repeating. */
function filler(bytes: number): string[] {
  const rows: string[] = [];
  for (let size = 0; size < bytes; size += 80) {
    rows.push(
      `row ${size} of the order list with quantity ${size % 17} in store ${size % 23}`.padEnd(
        76,
        ".",
      ),
    );
  }
  return rows;
}
