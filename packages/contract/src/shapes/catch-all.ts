import * as z from "zod";
import { id, instant } from "./primitives.ts";

/** A person's own address that records whatever is sent to it. */
export const catchAll = z
  .object({
    /** Whoever knows it can send to it; everything below it is recorded too. */
    url: z.string(),
    /** What it answers with. */
    answerStatus: z.int(),
    dateCreated: instant,
  })
  .meta({ id: "CatchAll" });

export const caughtRequest = z
  .object({
    id,
    dateReceived: instant,
    method: z.string(),
    /** What followed the address: path and query. */
    path: z.string(),
    contentType: z.string().nullable(),
    /** How long the body was, bytes. */
    size: z.int(),
  })
  .meta({ id: "CaughtRequest" });

export const caughtRequestDetail = z
  .object({
    ...caughtRequest.shape,
    /** As they came, names in lower case; cookies are not kept. */
    headers: z.array(z.tuple([z.string(), z.string()])),
    /** Text, or base64 where it is none; cut where `size` is more than is kept. */
    body: z.string(),
    bodyEncoding: z.enum(["text", "base64"]),
    isTruncated: z.boolean(),
    ipAddress: z.string(),
  })
  .meta({ id: "CaughtRequestDetail" });

export type CatchAll = z.output<typeof catchAll>;
export type CaughtRequest = z.output<typeof caughtRequest>;
export type CaughtRequestDetail = z.output<typeof caughtRequestDetail>;
