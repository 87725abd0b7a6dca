import { type Role, acceptInvitation, type Client, inviteMember } from "@vedette/contract";
import { signInAs } from "./sign-in-as.ts";
import type { PeopleServer } from "./start-people-server.ts";

const password = "quite another long password";

/** Somebody who was invited to acme, made an account, and has signed in. */
export async function joinAcme(
  server: PeopleServer,
  inviter: Client,
  name: string,
  role: Role = "member",
): Promise<Client> {
  const email = `${name}@acme.example`;
  const params = { organization: "acme" };
  const body = { email, orgRole: role };
  const { invite_link: link } = (await inviter.call(inviteMember, { params, body })).body;
  await server.as().call(acceptInvitation, { params: readLink(link), body: { name, password } });
  return await signInAs(server, { email, password });
}

/** The parts of an invitation's link. */
export function readLink(link: string | null) {
  const [, invitedTo = "", invitation = "", secret = ""] =
    /\/accept\/([^/]+)\/([^/]+)\/([^/]+)\/$/.exec(link ?? "") ?? [];
  return { invitedTo, invitation, secret };
}
