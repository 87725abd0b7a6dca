import * as z from "zod";
import { id, instant } from "./primitives.ts";

/** What a builder answers to the questions of publication. */
export const questionnaire = z.array(
  z.object({
    question: z.string().trim().min(1).max(1000),
    answer: z.string().trim().min(1).max(10_000),
  }),
);

/** That an integration is to be published, and what became of it. */
export const publishRequest = z
  .object({
    id,
    status: z.enum(["waiting", "approved", "refused"]),
    sentryApp: z.object({
      uuid: z.string(),
      slug: z.string(),
      name: z.string(),
      scopes: z.array(z.string()),
    }),
    organization: z.object({ id, slug: z.string(), name: z.string() }),
    questionnaire,
    requestedBy: z.object({ id, name: z.string(), email: z.string() }).nullable(),
    decidedBy: z.object({ id, name: z.string(), email: z.string() }).nullable(),
    /** What the staff wrote with its decision. */
    reason: z.string().nullable(),
    dateCreated: instant,
    dateDecided: instant.nullable(),
  })
  .meta({ id: "PublishRequest" });

/** The same for who asked: which of the staff decided is theirs to say. */
export const ownPublishRequest = publishRequest
  .omit({ decidedBy: true })
  .meta({ id: "OwnPublishRequest" });

export type OwnPublishRequest = z.output<typeof ownPublishRequest>;
export type PublishRequest = z.output<typeof publishRequest>;
