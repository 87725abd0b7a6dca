import * as z from "zod";
import { id, instant, jsonObject } from "./primitives.ts";

/** A browser in which the caller is signed in. */
export const signInSession = z
  .object({
    id,
    /** Whether it is the one that asks. */
    isCurrent: z.boolean(),
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    dateCreated: instant,
    dateExpires: instant,
  })
  .meta({ id: "SignInSession" });

/** A key of a device that signs the caller in without a password. */
export const passkey = z
  .object({
    id,
    name: z.string(),
    dateCreated: instant,
    dateLastUsed: instant.nullable(),
  })
  .meta({ id: "Passkey" });

/** What a browser is told about the key it is to make (WebAuthn, `PublicKeyCredentialCreationOptionsJSON`). */
export const passkeyOptions = jsonObject;

/** Which mails the caller wants. */
export const mailChoices = z
  .object({
    /** Of alert rules and metric alerts that tell them or their teams. */
    alerts: z.boolean(),
    /** Of issues that somebody else assigns to them or their teams. */
    assignments: z.boolean(),
    /** Of comments that mention them or their teams. */
    mentions: z.boolean(),
    /** Of hoots that they follow. */
    status: z.boolean(),
  })
  .meta({ id: "MailChoices" });

export type SignInSession = z.output<typeof signInSession>;
export type Passkey = z.output<typeof passkey>;
export type MailChoices = z.output<typeof mailChoices>;
