import { Problem } from "@vedette/contract/problems";
import type { Tx } from "../../../storage/index.ts";
import {
  type ApiToken,
  deleteTokenRow,
  findTokensOfInstallation,
  hasToken,
  issueToken,
} from "../../api-tokens/index.ts";
import type { Doer } from "../../audit-log/index.ts";
import type { Instance } from "../../instance.ts";
import { MAX_TOKENS, type SentryApp } from "../model.ts";
import { auditApp } from "../audit-app.ts";
import { refuseRestricted } from "../refuse-restricted.ts";
import { lockApp } from "../store-write.ts";
import { findInstallationsOfApp } from "../installations/store.ts";

/** The tokens of an internal app, newest first; other apps have none that people handle. */
export async function listAppTokens(instance: Instance, app: SentryApp): Promise<ApiToken[]> {
  if (app.status !== "internal") return [];
  const { db } = instance.storage;
  const [installation] = await findInstallationsOfApp(db, app.id);
  return installation === undefined ? [] : await findTokensOfInstallation(db, installation.id);
}

/** Makes another token of an internal app. Refuses when it has as many as it may. */
export async function createAppToken(
  instance: Instance,
  doer: Doer,
  input: { appId: number; name: string },
): Promise<{ token: ApiToken; value: string }> {
  const now = instance.now();
  return await instance.storage.transaction(async (tx) => {
    const { app, installationId } = await lockInternalApp(tx, input.appId);
    const tokens = await findTokensOfInstallation(tx, installationId);
    if (tokens.length >= MAX_TOKENS) throw new Problem("too-many-tokens");
    const owner = { kind: "integration" as const, installationId };
    const { name } = input;
    const issued = await issueToken(tx, { owner, name, scopes: app.scopes, expiresAt: null }, now);
    const data = { token_id: issued.token.id };
    await auditApp(tx, doer, app, { event: "internal-integration.add-token", data, now });
    return issued;
  });
}

/**
 * Revokes a token of an internal app: from then on it is unknown. Refuses one there is not, and one
 * of another owner.
 */
export async function deleteAppToken(
  instance: Instance,
  doer: Doer,
  which: { appId: number; tokenId: number },
): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    const { tokenId } = which;
    if (!(await hasToken(tx, tokenId))) {
      throw new Problem("not-found", { detail: "Couldn't find the given api token" });
    }
    const { app, installationId } = await lockInternalApp(tx, which.appId);
    const owner = { kind: "integration" as const, installationId };
    if (!(await deleteTokenRow(tx, tokenId, owner))) {
      throw new Problem("forbidden", { detail: "Given token is not owned by this sentry app" });
    }
    const data = { token_id: tokenId };
    await auditApp(tx, doer, app, { event: "internal-integration.remove-token", data, now });
  });
}

async function lockInternalApp(
  tx: Tx,
  appId: number,
): Promise<{ app: SentryApp; installationId: number }> {
  const app = await lockApp(tx, appId);
  if (app === undefined) throw new Problem("app-not-found");
  if (app.status !== "internal") throw new Problem("internal-only");
  refuseRestricted(app);
  const [installation] = await findInstallationsOfApp(tx, app.id);
  if (installation === undefined) throw new Problem("installation-not-found");
  return { app, installationId: installation.id };
}
