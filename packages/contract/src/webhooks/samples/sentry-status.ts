import type { SentryState } from "../../shapes/status.ts";
import type { SentryStatusData } from "../sentry-status.ts";
import { BASE_URL } from "./places.ts";

/** What a sentry of the nightly orders tells when it becomes so. */
export function sentryStatusSample(
  state: SentryState,
  message: string,
  previous: SentryState | null,
): SentryStatusData {
  return {
    sentry: {
      uid: "s7w4mzq2k9",
      url: `${BASE_URL}/h/api/v1/sentries/s7w4mzq2k9`,
      name: "Nightly orders",
      description: "The load of last night's orders into the warehouse",
      enabled: true,
      state,
      user_message: message,
      latest_record_at: "2030-01-01T02:15:00.000000Z",
      meta: { latest_record_at: "2030-01-01T02:15:00Z", row_counts: { orders: 120 } },
      updated_at: "2030-01-01T10:00:00.000000Z",
      hoots: [{ uid: "h3t8xk1c5p", name: "Orders", state }],
    },
    previous_state: previous,
  };
}
