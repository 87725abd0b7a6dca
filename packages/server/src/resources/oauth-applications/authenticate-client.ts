import { Problem } from "@vedette/contract/problems";
import { constantTimeEqual, sha256Hex } from "../../kit/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Application } from "./model.ts";
import { findApplication } from "./store.ts";

/** The fields of a request to the token endpoint and its neighbours: nothing of them is known. */
export type ClientFields = { readonly [name: string]: unknown };

/**
 * Which client calls (RFC 6749, 2.3): by id and secret in a `Basic` header or in the body, or by its
 * id alone when it is public. Refuses a client there is not, a wrong or missing secret, and two ways
 * at once.
 */
export async function authenticateClient(
  db: Db,
  header: string | null,
  fields: ClientFields,
): Promise<Application> {
  const { clientId, secret } = readCredentials(header, fields);
  const application = await findApplication(db, clientId);
  if (application === undefined) throw new Problem("oauth-invalid-client");
  const { secretHash } = application;
  const isRight =
    secretHash === null
      ? secret === undefined
      : secret !== undefined && constantTimeEqual(secretHash, sha256Hex(secret));
  if (!isRight) throw new Problem("oauth-invalid-client");
  return application;
}

/** A field's text; undefined when it is not there. Refuses what is no text, or there twice. */
export function readText(fields: ClientFields, name: string): string | undefined {
  const value = fields[name];
  // A parameter without a value is one left out (RFC 6749, 3.2).
  if (value === undefined || value === "") return undefined;
  if (typeof value === "string") return value;
  throw new Problem("oauth-invalid-request", { detail: `${name} has to be one text.` });
}

/** A field's text. Refuses one left out. */
export function requireText(fields: ClientFields, name: string): string {
  const text = readText(fields, name);
  if (text !== undefined) return text;
  throw new Problem("oauth-invalid-request", { detail: `${name} is missing.` });
}

function readCredentials(
  header: string | null,
  fields: ClientFields,
): { clientId: string; secret: string | undefined } {
  const inBody = readText(fields, "client_secret");
  const basic = header === null ? null : /^basic +(\S+) *$/i.exec(header);
  if (header !== null && basic === null) throw new Problem("oauth-invalid-client");
  if (basic === null) return { clientId: requireText(fields, "client_id"), secret: inBody };
  if (inBody !== undefined) {
    const detail = "The client showed its secret in two ways.";
    throw new Problem("oauth-invalid-request", { detail });
  }
  const text = Buffer.from(basic[1] ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  const [clientId, secret] = [text.slice(0, Math.max(0, colon)), text.slice(colon + 1)].map(decode);
  if (colon < 0 || clientId === undefined) throw new Problem("oauth-invalid-client");
  const named = readText(fields, "client_id");
  if (named !== undefined && named !== clientId) throw new Problem("oauth-invalid-client");
  return { clientId, secret: secret || undefined };
}

/** Both parts are encoded as in forms (RFC 6749, 2.3.1). */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new Problem("oauth-invalid-client");
  }
}
