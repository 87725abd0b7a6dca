import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { Instance } from "../instance.ts";
import { CHALLENGE_LIFETIME_MS } from "./model.ts";
import { relyingParty } from "./relying-party.ts";
import { findPasskeyByCredential, notePasskeyUse } from "./store.ts";
import { insertChallenge, takeChallenge } from "./store-challenges.ts";

/** What a browser needs to sign somebody in with a passkey; nobody has said yet who they are. */
export async function startPasskeySignIn({
  storage,
  links,
  now,
}: Instance): Promise<Record<string, unknown>> {
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(links).rpID,
    userVerification: "required",
    timeout: CHALLENGE_LIFETIME_MS,
  });
  await insertChallenge(storage.db, { challenge: options.challenge, userId: null }, now());
  return { ...options };
}

/** Whose passkey signed a challenge of ours; undefined when none of ours did. */
export async function findPasskeyHolder(
  { storage, links, now }: Instance,
  response: object,
): Promise<number | undefined> {
  const { id } = response as { id?: unknown };
  const passkey =
    typeof id === "string" ? await findPasskeyByCredential(storage.db, id) : undefined;
  if (passkey === undefined) return undefined;
  const { rpID, origin } = relyingParty(links);
  const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
  const verified = await verifyAuthenticationResponse({
    // The library reads it field by field, and throws at what it cannot read.
    response: response as AuthenticationResponseJSON,
    expectedChallenge: async (challenge) =>
      await takeChallenge(storage.db, { challenge, userId: null }, now()),
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
      counter: passkey.counter,
    },
  }).catch(() => undefined);
  if (verified === undefined || !verified.verified) return undefined;
  const { newCounter } = verified.authenticationInfo;
  await notePasskeyUse(storage.db, passkey.id, newCounter, now());
  return passkey.userId;
}
