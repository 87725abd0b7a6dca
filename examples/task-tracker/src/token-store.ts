import type { DatabaseSync } from "node:sqlite";
import type { TokenStore } from "@vedette/integration-kit";

/** Keeps tokens beside the tasks. Where others read the file too, encrypt them. */
export function createTokenStore(database: DatabaseSync): TokenStore {
  const load = database.prepare("select * from tokens where installation_id = ?");
  const save = database.prepare("insert or replace into tokens values (?, ?, ?, ?)");
  const remove = database.prepare("delete from tokens where installation_id = ?");
  return {
    async load(installationId) {
      const row = load.get(installationId);
      if (row === undefined) return undefined;
      return {
        token: String(row["token"]),
        refreshToken: textOf(row["refresh_token"]),
        expiresAt: textOf(row["expires_at"]),
      };
    },
    async save(installationId, { token, refreshToken, expiresAt }) {
      save.run(installationId, token, refreshToken, expiresAt);
    },
    async delete(installationId) {
      remove.run(installationId);
    },
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
