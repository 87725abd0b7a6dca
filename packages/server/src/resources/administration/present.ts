import type { InstanceMail, InstanceUser } from "@vedette/contract";
import type { MailRecord } from "../../mail/index.ts";
import { formatInstant } from "../../protocol/index.ts";
import type { User } from "../users/index.ts";

export function presentInstanceUser(user: User): InstanceUser {
  return {
    id: String(user.id),
    name: user.name,
    email: user.email,
    isActive: user.isActive,
    isInstanceAdmin: user.isInstanceAdmin,
    isServiceAccount: user.isServiceAccount,
    has2fa: user.hasTwoFactor,
    dateJoined: formatInstant(user.createdAt),
    lastActive: user.lastActiveAt === null ? null : formatInstant(user.lastActiveAt),
  };
}

export function presentMail(mail: MailRecord): InstanceMail {
  const { id, kind, recipient, subject, status, attempts, detail } = mail;
  return {
    id: String(id),
    kind,
    recipient,
    subject,
    status,
    attempts,
    detail,
    dateCreated: formatInstant(mail.created_at),
    dateFinished: mail.finished_at === null ? null : formatInstant(mail.finished_at),
  };
}
