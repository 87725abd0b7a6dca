/** User reports: what people said of events they met, kept by the event's id. */
export type { NewUserReport, UserReport } from "./model.ts";
export { presentUserReport } from "./present.ts";
export { readUserReport } from "./read-user-report.ts";
export {
  findUserReport,
  purgeUserReports,
  saveUserReports,
  selectReportedEvents,
} from "./store.ts";
export { deleteUserReportsOf } from "./store-of-events.ts";
