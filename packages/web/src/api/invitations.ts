import { acceptInvitation, getInvitation } from "@vedette/contract";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./client.ts";

/** What stands in the link of an invitation. */
export interface InvitationLink {
  invitedTo: string;
  invitation: string;
  secret: string;
}

export function invitationQuery(link: InvitationLink) {
  return queryOptions({
    queryKey: ["invitation", link],
    queryFn: async ({ signal }) => (await api.call(getInvitation, { params: link, signal })).body,
  });
}

/** Takes the seat: as who is signed in, or as somebody new with a name and a password. */
export async function accept(
  link: InvitationLink,
  account: { name: string; password: string } | null,
): Promise<void> {
  await api.call(acceptInvitation, { params: link, ...(account && { body: account }) });
}
