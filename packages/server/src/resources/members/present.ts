import type { Member as MemberShape } from "@vedette/contract";
import { formatInstant } from "../../protocol/index.ts";
import { presentUser, type User } from "../users/index.ts";
import type { Member } from "./model.ts";

export function presentMember(member: Member, user: User): MemberShape {
  return {
    id: String(member.id),
    email: user.email,
    name: user.name,
    user: presentUser(user),
    orgRole: member.role,
    pending: false,
    expired: false,
    flags: {
      "idp:provisioned": false,
      "idp:role-restricted": false,
      "sso:linked": false,
      "sso:invalid": false,
      "member-limit:restricted": false,
      "partnership:restricted": false,
    },
    dateCreated: formatInstant(member.createdAt),
    inviteStatus: "approved",
    inviterName: null,
  };
}
