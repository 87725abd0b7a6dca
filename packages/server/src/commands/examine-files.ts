import { accessSync, constants, existsSync, statSync } from "node:fs";
import path from "node:path";
import type { Config } from "../config/index.ts";
import type { Check } from "./check.ts";

export function examineDataDir(dataDir: string): Check {
  const name = "data folder";
  const exists = existsSync(dataDir);
  const place = exists ? dataDir : existingParent(dataDir);
  if (exists && !statSync(dataDir).isDirectory()) {
    const advice = "Choose another folder with VEDETTE_DATA_DIR.";
    return { name, ok: false, found: `${dataDir} is not a folder`, advice };
  }
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    const advice =
      "Give this user the right to write there, or choose another with VEDETTE_DATA_DIR.";
    return { name, ok: false, found: `${place} cannot be written to`, advice };
  }
  return {
    name,
    ok: true,
    found: exists ? `${dataDir} can be written to` : `${dataDir} is made at the first start`,
  };
}

export function examineSecretKey(config: Config): Check {
  const name = "secret key";
  if (config.secretKey !== null) return { name, ok: true, found: "set by VEDETTE_SECRET_KEY" };
  const file = path.join(config.dataDir, "secret-key");
  if (!existsSync(file)) return { name, ok: true, found: `${file} is made at the first start` };
  const open = process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0;
  return open
    ? {
        name,
        ok: false,
        found: `other users of this machine can read ${file}`,
        advice: `Run chmod 600 ${file}.`,
      }
    : { name, ok: true, found: file };
}

function existingParent(folder: string): string {
  const parent = path.dirname(folder);
  return parent === folder || existsSync(parent) ? parent : existingParent(parent);
}
