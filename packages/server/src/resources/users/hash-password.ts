/** The text kept in place of a password (scrypt, salted), as signing in compares it. */
export async function hashPassword(password: string): Promise<string> {
  // Loaded when it is needed, which is when somebody new comes.
  const { hashPassword: hash } = await import("better-auth/crypto");
  return await hash(password);
}
