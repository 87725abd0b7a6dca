import { getAttachment, listAttachments, Problem } from "@vedette/contract";
import { parseEventId } from "../../protocol/index.ts";
import { implement, type CurrentOrganization, type Implemented } from "../../routing/index.ts";
import { findIssuesOfEvents } from "../events/index.ts";
import type { Instance } from "../instance.ts";
import { readOffset, toOffsetPage } from "../offset-page.ts";
import { getProject } from "../projects/index.ts";
import { presentAttachment } from "./present.ts";
import { findAttachment, readContent, selectAttachments } from "./store.ts";

/** The files of an event, and the bytes of one. */
export function attachmentRoutes(instance: Instance): Implemented[] {
  const { db } = instance.storage;

  const locate = async (
    organization: CurrentOrganization,
    params: { project: string; event: string },
  ): Promise<{ projectId: number; eventId: string }> => {
    const { id: projectId } = await getProject(db, organization.id, params.project);
    const eventId = parseEventId(params.event);
    if (eventId === undefined) throw new Problem("not-found");
    return { projectId, eventId };
  };

  const requireEvent = async ({ projectId, eventId }: { projectId: number; eventId: string }) => {
    const issues = await findIssuesOfEvents(db, projectId, [eventId]);
    if (issues.size === 0) throw new Problem("not-found");
  };

  return [
    implement(listAttachments, async ({ organization, params, query }) => {
      const event = await locate(organization, params);
      const request = readOffset(query);
      const found = await selectAttachments(db, event, request);
      if (found.length === 0) await requireEvent(event);
      const page = toOffsetPage(found, request);
      return { status: 200, body: page.rows.map(presentAttachment), page };
    }),

    implement(getAttachment, async ({ organization, params, query }) => {
      const event = await locate(organization, params);
      const id = /^\d{1,15}$/.test(params.attachment) ? Number(params.attachment) : undefined;
      const attachment = id === undefined ? undefined : await findAttachment(db, event, id);
      if (!attachment) throw new Problem("not-found");
      if (!query.download) return { status: 200, body: presentAttachment(attachment) };
      const bytes = await readContent(db, attachment.id);
      if (!bytes) throw new Problem("not-found");
      return { status: 200, file: { name: attachment.name, bytes } };
    }),
  ];
}
