import type { UserReport as WireUserReport } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import type { UserReport } from "./model.ts";

export function presentUserReport(report: UserReport): WireUserReport {
  const { eventId } = report;
  return {
    id: String(report.id),
    eventID: eventId,
    name: report.name,
    email: report.email,
    comments: report.comments,
    dateCreated: formatInstant(report.createdAt),
    user: null,
    event: { id: eventId, eventID: eventId },
  };
}
