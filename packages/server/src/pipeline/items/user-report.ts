import {
  type NewUserReport,
  readUserReport,
  saveUserReports,
} from "../../resources/user-reports/index.ts";
import { itemKind } from "./item-kind.ts";
import { readJsonObject } from "./read-json-object.ts";

/** What people said of events, as older SDKs send it. */
export const userReports = itemKind<NewUserReport>({
  types: ["user_report"],
  maxBytes: 100 * 1024,
  read({ projectId, eventId, receivedAt, payload }) {
    return { rows: [readUserReport(readJsonObject(payload), { projectId, eventId, receivedAt })] };
  },
  async write({ storage, tx }, rows) {
    await saveUserReports(storage.engine, tx, rows);
  },
});
