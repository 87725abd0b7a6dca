import { hashPassword as hash } from "better-auth/crypto";

/** The text kept in place of a password (scrypt, salted), as signing in compares it. */
export async function hashPassword(password: string): Promise<string> {
  return await hash(password);
}
