import { Problem } from "@vedette/contract/problems";
import type { Instance } from "../../instance.ts";
import type { InstalledApp } from "./store.ts";
import { changeStatus } from "./store.ts";

/**
 * Takes an app's word that its installation is complete: from then on it is told of more than
 * itself. May be repeated. Refuses any other status.
 */
export async function verifyInstallation(
  instance: Instance,
  installation: InstalledApp,
  status: string,
): Promise<InstalledApp> {
  if (status !== "installed") {
    const sentence = `Invalid value '${status}' for status. Valid values: 'installed'`;
    throw Problem.fields({ status: [sentence] });
  }
  const now = instance.now();
  const change = { from: ["pending", "installed"] as const, to: "installed" as const, now };
  const isThere = await instance.storage.transaction(
    async (tx) => await changeStatus(tx, installation.id, change),
  );
  if (!isThere) throw new Problem("installation-not-found");
  return { ...installation, status: "installed" };
}
