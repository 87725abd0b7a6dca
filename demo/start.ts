import { mkdirSync, rmSync } from "node:fs";
import { type SpawnedServer, runVedette, spawnServer } from "@vedette/testkit";
import { ada, type Place, placeAt } from "./place.ts";

/** A server on an empty folder, with Ada's organization. */
export async function startPlace(
  folder: string,
  port: string,
): Promise<{ server: SpawnedServer; place: Place }> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const env = { VEDETTE_DATA_DIR: folder, VEDETTE_PORT: port };
  const server = await spawnServer(env);
  const { code, stdout, stderr } = await runVedette(
    ["bootstrap", "--organization", "acme", "--project", "sandbox", "--email", ada.email, "--json"],
    { ...env, VEDETTE_URL: server.url, VEDETTE_BOOTSTRAP_PASSWORD: ada.password },
  );
  if (code !== 0) throw new Error(`bootstrap ended with code ${code}: ${stderr}`);
  const { token, organization } = JSON.parse(stdout) as {
    token: string;
    organization: { slug: string };
  };
  return { server, place: placeAt(server.url, organization.slug, token) };
}
