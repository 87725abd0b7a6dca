import * as z from "zod";
import { pageQuery } from "../query.ts";
import { deliveryStatus } from "../shapes/delivery.ts";

/** Which deliveries a list shows. */
export const deliveryFilters = {
  ...pageQuery,
  /** `issue.created`, or a resource alone. */
  event: z.string().max(64).optional(),
  status: deliveryStatus.optional(),
  /** What the last attempt came to: `timeout`, `rejected`, `refused` … */
  outcome: z.string().max(40).optional(),
  start: z.string().max(40).optional(),
  end: z.string().max(40).optional(),
};

/** What is to be sent again of what was missed. */
export const recoveryRequest = z.object({
  since: z.string().max(40),
  /** Now, unless said otherwise. */
  until: z.string().max(40).optional(),
  /** `issue.created`; any without it. */
  event: z.string().max(64).optional(),
  /** Both, unless said otherwise. */
  statuses: z
    .array(z.enum(["failed", "skipped"]))
    .min(1)
    .max(2)
    .optional(),
});
