import * as z from "zod";
import { role } from "../shapes/organization.ts";
import { defineRoute, noBody } from "../route.ts";
import { segment } from "./params.ts";

/** The parameters have names of their own: whoever follows the link belongs to no organization yet. */
const path = "/api/0/accept-invite/{invitedTo}/{invitation}/{secret}/";
const params = z.object({ invitedTo: segment, invitation: segment, secret: segment });

export const getInvitation = defineRoute({
  id: "invitations.get",
  method: "GET",
  path,
  summary: "What the holder of an invitation's link is invited to",
  access: { kind: "public" },
  params,
  responses: {
    200: z.object({
      orgSlug: z.string(),
      orgName: z.string(),
      email: z.string(),
      orgRole: role,
      inviterName: z.string().nullable(),
      /** Whether the caller has to sign in, or make an account, to accept. */
      needsAuthentication: z.boolean(),
      /** Whether somebody of this e-mail can sign in already. */
      hasAccount: z.boolean(),
      /** Whether the caller has a seat already. */
      existingMember: z.boolean(),
      hasAuthProvider: z.boolean(),
      requireSso: z.boolean(),
    }),
  },
});

export const acceptInvitation = defineRoute({
  id: "invitations.accept",
  method: "POST",
  path,
  summary: "Take the seat, as the person who is signed in or as a new one with name and password",
  access: { kind: "public" },
  audit: ["member.accept-invite", "member.add"],
  params,
  body: z
    .object({
      name: z.string().trim().min(1).max(200),
      password: z.string().min(8, "Use 8 to 256 characters.").max(256, "Use 8 to 256 characters."),
    })
    .partial()
    .optional(),
  responses: { 204: noBody },
});
