import { type CheckInReport, readCheckIn, recordCheckIns } from "../../resources/monitors/index.ts";
import { itemKind } from "./item-kind.ts";
import { readJsonObject } from "./read-json-object.ts";

/** Runs of jobs, as monitors expect them (docs/wire.md). */
export const checkIns = itemKind<CheckInReport>({
  types: ["check_in"],
  maxBytes: 100 * 1024,
  read({ organizationId, projectId, receivedAt, payload }) {
    return {
      rows: [readCheckIn(readJsonObject(payload), { organizationId, projectId, receivedAt })],
    };
  },
  async write(scope, rows) {
    await recordCheckIns(scope, rows);
  },
});
