import * as z from "zod";
import { id } from "./primitives.ts";

/** An issue of another tool that an app linked to one of ours. */
export const externalIssue = z
  .object({
    id,
    issueId: id,
    /** The app's slug. */
    serviceType: z.string(),
    /** `PROJECT#IDENTIFIER`, escaped for HTML. */
    displayName: z.string(),
    webUrl: z.string(),
  })
  .meta({ id: "ExternalIssue" });

export type ExternalIssue = z.output<typeof externalIssue>;
