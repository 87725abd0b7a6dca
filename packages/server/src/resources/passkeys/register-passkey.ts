import { Problem } from "@vedette/contract/problems";
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { accountMail, queueMail } from "../../mail/index.ts";
import { isUniqueViolation } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import type { User } from "../users/index.ts";
import { CHALLENGE_LIFETIME_MS, MAX_PASSKEYS, type Passkey } from "./model.ts";
import { relyingParty } from "./relying-party.ts";
import { insertPasskey, selectPasskeys } from "./store.ts";
import { insertChallenge, takeChallenge } from "./store-challenges.ts";

/** What a browser needs to make a passkey. Refuses people who have as many as there may be. */
export async function startRegistration(
  { storage, links, now }: Instance,
  user: User,
): Promise<Record<string, unknown>> {
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const known = await selectPasskeys(storage.db, user.id);
  if (known.length >= MAX_PASSKEYS) {
    const detail = `You have ${MAX_PASSKEYS} passkeys already. Remove one that you do not use.`;
    throw new Problem("bad-request", { detail });
  }
  const options = await generateRegistrationOptions({
    rpName: "Vedette",
    rpID: relyingParty(links).rpID,
    userName: user.email,
    userDisplayName: user.name || user.email,
    userID: new TextEncoder().encode(String(user.id)),
    attestationType: "none",
    timeout: CHALLENGE_LIFETIME_MS,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    // Found without an e-mail address, and opened by its person only: it stands for both factors.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await insertChallenge(storage.db, { challenge: options.challenge, userId: user.id }, now());
  return { ...options };
}

/**
 * Keeps a passkey that a browser made for a challenge of ours, and tells the person by mail. Refuses
 * answers to another challenge or of another site.
 */
export async function registerPasskey(
  instance: Instance,
  user: User,
  { name, response }: { name: string; response: object },
): Promise<Passkey> {
  const { storage, links, now } = instance;
  const { rpID, origin } = relyingParty(links);
  const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
  const verified = await verifyRegistrationResponse({
    // The library reads it field by field, and throws at what it cannot read.
    response: response as RegistrationResponseJSON,
    expectedChallenge: async (challenge) =>
      await takeChallenge(storage.db, { challenge, userId: user.id }, now()),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (verified === undefined || !verified.verified) {
    const detail = "The passkey could not be checked. Try to make it again.";
    throw new Problem("bad-request", { detail });
  }
  const { credential } = verified.registrationInfo;
  const passkey = {
    userId: user.id,
    name,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString("base64url"),
    counter: credential.counter,
    transports: credential.transports ?? [],
    createdAt: now(),
  };
  try {
    const id = await storage.transaction(async (tx, wake) => {
      const mail = accountMail({ change: "passkey-added", baseUrl: links.baseUrl });
      await queueMail(tx, wake, { ...mail, to: user.email }, now());
      return await insertPasskey(tx, passkey);
    });
    return { ...passkey, id, lastUsedAt: null };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem("bad-request", { detail: "This passkey is known already." });
  }
}
