import { randomHex, slugify } from "../../kit/index.ts";
import type { Tx } from "../../storage/index.ts";
import type { User } from "./model.ts";
import { getUser, insertPassword, insertUser } from "./store.ts";

export interface NewUser {
  email: string;
  name: string;
  /** See `hashPassword`: hashing takes its time and must not hold a transaction. */
  passwordHash: string;
  isInstanceAdmin: boolean;
}

/** Adds a person who can sign in at once. The e-mail must be free; the database refuses otherwise. */
export async function createUser(tx: Tx, input: NewUser, now: number): Promise<User> {
  const userId = await insertUser(tx, { ...input, email: input.email.toLowerCase() }, now);
  await insertPassword(tx, userId, input.passwordHash, now);
  return await getUser(tx, userId);
}

/** Adds an account of programs. It has no password, and an address that no mail reaches. */
export async function createServiceUser(tx: Tx, name: string, now: number): Promise<User> {
  const email = `${slugify(name, "service", 40)}-${randomHex(6)}@service.invalid`;
  const user = { email, name, isInstanceAdmin: false, kind: "service" as const };
  return await getUser(tx, await insertUser(tx, user, now));
}
