import type { DeliveryStatus } from "@vedette/contract";
import { oneText } from "../../../url/search-params.ts";

export const STATUSES: readonly { value: DeliveryStatus; label: string }[] = [
  { value: "pending", label: "On their way" },
  { value: "delivered", label: "Delivered" },
  { value: "failed", label: "Failed" },
  { value: "skipped", label: "Skipped" },
];

/** Which deliveries are shown, as the address says it. */
export interface DeliverySearch {
  event?: string | undefined;
  status?: DeliveryStatus | undefined;
  cursor?: string | undefined;
}

/** Reads the address; what it cannot mean is left out. */
export function parseDeliverySearch(raw: { [name: string]: unknown }): DeliverySearch {
  const event = oneText(raw["event"]);
  const cursor = oneText(raw["cursor"]);
  const status = STATUSES.find(({ value }) => value === oneText(raw["status"]))?.value;
  return {
    ...(event !== undefined && event !== "" && { event }),
    ...(status !== undefined && { status }),
    ...(cursor !== undefined && { cursor }),
  };
}
