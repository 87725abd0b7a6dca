import * as z from "zod";
import { id, instant } from "./primitives.ts";

export const DELIVERY_STATUSES = ["pending", "delivered", "failed", "skipped"] as const;

export const deliveryStatus = z.enum(DELIVERY_STATUSES);

/** Something one receiver is told, as lists show it. */
export const delivery = z
  .object({
    id,
    /** `issue.created`. */
    event: z.string(),
    status: deliveryStatus,
    /** What the last attempt came to, or why there was none; null before the first. */
    outcome: z.string().nullable(),
    attempts: z.int(),
    /** A sample that somebody sent. */
    isTest: z.boolean(),
    /** In whose organization it happened; null when that is gone. */
    organization: z.object({ slug: z.string() }).nullable(),
    subscriber: z.object({ kind: z.string(), id }),
    idempotencyKey: z.string(),
    dateCreated: instant,
    dateFinished: instant.nullable(),
    /** When it is tried next; null when it is not. */
    nextAttempt: instant.nullable(),
  })
  .meta({ id: "Delivery" });

export const deliveryAttempt = z
  .object({
    number: z.int(),
    date: instant,
    durationMs: z.number(),
    outcome: z.string(),
    statusCode: z.int().nullable(),
    requestId: z.string(),
    url: z.string(),
    /** Signatures, cookies and the receiver's own headers are stars. */
    requestHeaders: z.record(z.string(), z.string()).nullable(),
    responseHeaders: z.record(z.string(), z.string()).nullable(),
    /** The first 1024 characters. */
    responseBody: z.string().nullable(),
    /** One sentence on why there was no answer. */
    detail: z.string().nullable(),
    /** The event in the receiver's own error tracker, where it named one. */
    errorId: z.string().nullable(),
    projectId: z.string().nullable(),
  })
  .meta({ id: "DeliveryAttempt" });

/** A delivery with all that was said about it. */
export const deliveryDetail = z
  .object({
    ...delivery.shape,
    /** The integration it is for; null when that is gone, or a hook gets it. */
    app: z.object({ slug: z.string(), name: z.string() }).nullable(),
    /** The exact text that is signed and sent; the first 65,536 characters of it. */
    requestBody: z.string(),
    isRequestBodyCut: z.boolean(),
    /** Whether it can be sent again. */
    canResend: z.boolean(),
    log: z.array(deliveryAttempt),
  })
  .meta({ id: "DeliveryDetail" });

/** What an integration missed, being sent again a part at a time. */
export const recovery = z
  .object({
    id,
    since: instant,
    until: instant,
    event: z.string().nullable(),
    statuses: z.array(z.enum(["failed", "skipped"])),
    /** How many deliveries were put back in the queue so far. */
    recovered: z.int(),
    dateCreated: instant,
    dateFinished: instant.nullable(),
  })
  .meta({ id: "Recovery" });

/** A delivery for a program that hands it on: signed anew each time it is read. */
export const fedDelivery = z
  .object({
    id,
    event: z.string(),
    headers: z.record(z.string(), z.string()),
    /** Exactly these characters are signed. */
    body: z.string(),
    dateCreated: instant,
  })
  .meta({ id: "FedDelivery" });

/** What a sample is sent with. */
export const webhookTest = z.object({
  /** `issue.created`. */
  event: z.string().max(100),
  /** The uuid of the installation it is for; the integration's first one without it. */
  installation: z.string().max(100).optional(),
});

export type Delivery = z.output<typeof delivery>;
export type DeliveryStatus = z.output<typeof deliveryStatus>;
export type DeliveryAttempt = z.output<typeof deliveryAttempt>;
export type DeliveryDetail = z.output<typeof deliveryDetail>;
export type Recovery = z.output<typeof recovery>;
export type FedDelivery = z.output<typeof fedDelivery>;
