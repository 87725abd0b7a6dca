import { createSecretKey } from "node:crypto";
import { decodeJwt, errors, jwtVerify } from "jose";
import { Problem } from "@vedette/contract/problems";
import { sha256Hex } from "../../../kit/index.ts";
import { ASSERTION_LIFETIME_MS } from "./model.ts";

/**
 * Reads an `Authorization` header that holds a signed assertion, and says whose it claims to be.
 * Nothing of it is known to be true yet. Refuses another header, and what is no such assertion.
 */
export function readAssertion(header: string | null): { jwt: string; clientId: string } {
  const parts = header?.trim().split(/ +/) ?? [];
  const [scheme, jwt] = parts;
  if (parts.length !== 2 || scheme === undefined || jwt === undefined) {
    throw new Problem("invalid-assertion", { detail: "Header is in invalid form" });
  }
  if (scheme.toLowerCase() !== "bearer") {
    throw new Problem("invalid-assertion", { detail: "Bearer not present in token" });
  }
  return { jwt, clientId: readIssuer(jwt) };
}

function readIssuer(jwt: string): string {
  try {
    const { iss } = decodeJwt(jwt);
    if (typeof iss === "string") return iss;
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    throw new Problem("invalid-assertion", { cause: error });
  }
  throw new Problem("invalid-assertion", { detail: "JWT is not valid for this application" });
}

/** An assertion that holds, as it is remembered until it would have ended. */
export interface Assertion {
  /** The same for every way of writing it down. */
  hash: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/**
 * Checks an assertion (HS256, issuer and subject the client id, with an end that is near); undefined
 * when it does not hold. `now` is in epoch milliseconds.
 */
export async function verifyAssertion(
  jwt: string,
  { clientId, secret, now }: { clientId: string; secret: string; now: number },
): Promise<Assertion | undefined> {
  try {
    const { payload } = await jwtVerify(jwt, createSecretKey(secret, "utf8"), {
      algorithms: ["HS256"],
      issuer: clientId,
      subject: clientId,
      requiredClaims: ["exp"],
      currentDate: new Date(now),
    });
    const expiresAt = (payload.exp ?? 0) * 1000;
    if (expiresAt - now > ASSERTION_LIFETIME_MS) return undefined;
    // Without an id, what was signed names it: a signature can be written in several ways.
    const name = payload.jti ?? jwt.slice(0, jwt.lastIndexOf("."));
    return { hash: sha256Hex(`${clientId} ${name}`), expiresAt };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
