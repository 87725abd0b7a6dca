import { acceptInvitation, inviteMember, type Role } from "@vedette/contract";
import { apiClient, type TestServer } from "@vedette/testkit";

const password = "quite another long password";

/** Has somebody join an organization by invitation; gives what they sign in with. */
export async function joinWithPassword(
  { api, url }: TestServer,
  organization: string,
  email: string,
  orgRole: Role,
): Promise<{ email: string; password: string }> {
  const invited = await api.call(inviteMember, {
    params: { organization },
    body: { email, orgRole },
  });
  const [, invitedTo = "", invitation = "", secret = ""] =
    /\/accept\/([^/]+)\/([^/]+)\/([^/]+)\/$/.exec(invited.body.invite_link ?? "") ?? [];
  const [name = ""] = email.split("@");
  const params = { invitedTo, invitation, secret };
  await apiClient(url, "").call(acceptInvitation, { params, body: { name, password } });
  return { email, password };
}
