import { Problem } from "@vedette/contract/problems";
import type { Tx } from "../../storage/index.ts";
import {
  type ApiToken,
  deleteTokenRow,
  findTokensOfInstallation,
  issueToken,
} from "../api-tokens/index.ts";
import { type Doer, recordAudit, toAuditActor } from "../audit-log/index.ts";
import type { Instance } from "../instance.ts";
import { MAX_TOKENS, type SentryApp } from "./model.ts";
import { lockApp } from "./store.ts";
import { findInstallationsOfApp } from "./installations/store.ts";

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
    const entry = auditEntry(doer, app, issued.token.id);
    await recordAudit(tx, { ...entry, event: "internal-integration.add-token" }, now);
    return issued;
  });
}

/** Revokes a token of an internal app: from then on it is unknown. */
export async function deleteAppToken(
  instance: Instance,
  doer: Doer,
  which: { appId: number; tokenId: number },
): Promise<void> {
  const now = instance.now();
  await instance.storage.transaction(async (tx) => {
    const { app, installationId } = await lockInternalApp(tx, which.appId);
    const owner = { kind: "integration" as const, installationId };
    if (!(await deleteTokenRow(tx, which.tokenId, owner))) throw new Problem("not-found");
    const entry = auditEntry(doer, app, which.tokenId);
    await recordAudit(tx, { ...entry, event: "internal-integration.remove-token" }, now);
  });
}

async function lockInternalApp(
  tx: Tx,
  appId: number,
): Promise<{ app: SentryApp; installationId: number }> {
  const app = await lockApp(tx, appId);
  if (app === undefined) throw new Problem("app-not-found");
  if (app.status !== "internal") throw new Problem("internal-only");
  const [installation] = await findInstallationsOfApp(tx, app.id);
  if (installation === undefined) throw new Problem("installation-not-found");
  return { app, installationId: installation.id };
}

function auditEntry(doer: Doer, app: SentryApp, tokenId: number) {
  return {
    organizationId: app.organizationId,
    actor: toAuditActor(doer.actor),
    target: { kind: "sentry-app", id: String(app.id) },
    data: { name: app.name, slug: app.slug, token_id: tokenId },
    ipAddress: doer.ipAddress,
  };
}
