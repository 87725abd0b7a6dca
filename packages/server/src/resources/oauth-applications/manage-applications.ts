import { Problem } from "@vedette/contract/problems";
import { randomHex, sha256Hex } from "../../kit/index.ts";
import type { Db } from "../../storage/index.ts";
import type { Instance } from "../instance.ts";
import { type Application, isRedirectUri } from "./model.ts";
import { findApplication, insertApplication, updateApplication } from "./store.ts";

/** What an owner decides; what is absent stays as it is. */
export interface ApplicationFields {
  name?: string | undefined;
  redirectUris?: readonly string[] | undefined;
  allowedOrigins?: readonly string[] | undefined;
  homepageUrl?: string | null | undefined;
  privacyUrl?: string | null | undefined;
  termsUrl?: string | null | undefined;
}

/**
 * Registers an application of a person, and gives its secret, this once; public clients have none.
 * Refuses addresses a browser cannot be sent to, by field.
 */
export async function createApplication(
  instance: Instance,
  ownerId: number,
  { isPublic, ...fields }: ApplicationFields & { isPublic?: boolean | undefined },
): Promise<{ application: Application; clientSecret: string | null }> {
  const clientSecret = isPublic === true ? null : randomHex(32);
  const blank = {
    ownerId,
    clientId: randomHex(32),
    secretHash: clientSecret === null ? null : sha256Hex(clientSecret),
    name: "New application",
    redirectUris: [],
    allowedOrigins: [],
    homepageUrl: null,
    privacyUrl: null,
    termsUrl: null,
    createdAt: instance.now(),
  };
  const application = { ...blank, ...readFields(fields, blank) };
  return { application: await insertApplication(instance.storage.db, application), clientSecret };
}

/** An application by its client id. Refuses one there is not, or of somebody else. */
export async function getOwnApplication(
  db: Db,
  ownerId: number,
  clientId: string,
): Promise<Application> {
  const application = await findApplication(db, clientId);
  if (application?.ownerId !== ownerId) throw new Problem("not-found");
  return application;
}

/** Changes what is given of an application. */
export async function changeApplication(
  db: Db,
  before: Application,
  fields: ApplicationFields,
): Promise<Application> {
  const after = { ...before, ...readFields(fields, before) };
  if (!(await updateApplication(db, after))) throw new Problem("not-found");
  return after;
}

/** Replaces an application's secret, and gives the new one, this once. Public clients have none. */
export async function rotateApplicationSecret(db: Db, application: Application): Promise<string> {
  if (application.secretHash === null) {
    throw new Problem("bad-request", { detail: "A public client has no secret." });
  }
  const clientSecret = randomHex(32);
  const after = { ...application, secretHash: sha256Hex(clientSecret) };
  if (!(await updateApplication(db, after))) throw new Problem("not-found");
  return clientSecret;
}

function readFields(
  fields: ApplicationFields,
  before: Required<ApplicationFields>,
): Required<Pick<Application, keyof ApplicationFields>> {
  const wrong = fields.redirectUris?.filter((uri) => !isRedirectUri(uri)) ?? [];
  if (wrong.length > 0) {
    const sentence =
      "is no address that a browser can be sent to, without # and without a password.";
    throw Problem.fields({
      redirectUris: wrong.map((uri) => `${JSON.stringify(uri)} ${sentence}`),
    });
  }
  const text = (given: string | null | undefined, old: string | null | undefined) =>
    given === undefined ? (old ?? null) : given || null;
  return {
    name: fields.name ?? before.name ?? "",
    redirectUris: [...new Set(fields.redirectUris ?? before.redirectUris)],
    allowedOrigins: [...new Set(fields.allowedOrigins ?? before.allowedOrigins)],
    homepageUrl: text(fields.homepageUrl, before.homepageUrl),
    privacyUrl: text(fields.privacyUrl, before.privacyUrl),
    termsUrl: text(fields.termsUrl, before.termsUrl),
  };
}
