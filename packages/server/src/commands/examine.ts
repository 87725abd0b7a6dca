import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  baseUrlOf,
  type Config,
  ConfigError,
  readConfig,
  type SettingsSource,
} from "../config/index.ts";
import { webRoot } from "../web-root.ts";
import type { Check } from "./check.ts";
import { examineDatabase } from "./examine-database.ts";
import { examineDataDir, examineSecretKey } from "./examine-files.ts";
import { examinePort } from "./examine-port.ts";

/** Looks at everything a server needs, one thing after the other; changes nothing. */
export async function* examine(source: SettingsSource): AsyncGenerator<Check> {
  yield examineNode(process.versions.node);
  const config = readSettings(source);
  if (config instanceof ConfigError) {
    const advice = "Correct it; the other checks need the settings.";
    yield { name: "settings", ok: false, found: config.message, advice };
    return;
  }
  yield examineSettings(config);
  yield examineDataDir(config.dataDir);
  yield examineSecretKey(config);
  yield await examineDatabase(config);
  yield await examinePort(config);
  yield examineWeb();
}

function examineNode(version: string): Check {
  const ok = Number(version.split(".")[0]) >= 24;
  const found = `Node ${version}`;
  return ok
    ? { name: "node", ok, found }
    : {
        name: "node",
        ok,
        found,
        advice: "Vedette needs Node 24; npm ci installs it beside Vedette.",
      };
}

function readSettings(source: SettingsSource): Config | ConfigError {
  try {
    return readConfig(source);
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

function examineSettings(config: Config): Check {
  const found = [`read; the address is ${baseUrlOf(config)}`, ...config.warnings].join(". ");
  return { name: "settings", ok: true, found };
}

function examineWeb(): Check {
  return existsSync(join(webRoot, "index.html"))
    ? { name: "web page", ok: true, found: "built" }
    : { name: "web page", ok: false, found: "not built", advice: "npm start builds it." };
}
