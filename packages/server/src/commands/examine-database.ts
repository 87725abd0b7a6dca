import { existsSync } from "node:fs";
import type { Config } from "../config/index.ts";
import { CannotOpen, openForCommand, toCannotOpen } from "../open-for-command.ts";
import { findDamage, inspectSchema, type Storage } from "../storage/index.ts";
import type { Check } from "./check.ts";

const name = "database";

export async function examineDatabase(config: Config): Promise<Check> {
  const { database } = config;
  if (database.engine === "sqlite" && !existsSync(database.file)) {
    return { name, ok: true, found: `${database.file} is made at the first start` };
  }
  const place = database.engine === "sqlite" ? database.file : "PostgreSQL";
  let storage: Storage | undefined;
  try {
    storage = await openForCommand(config, { migrate: false });
    return await examineOpened(storage, place);
  } catch (error) {
    return { name, ok: false, ...toFinding(toCannotOpen(error, config)) };
  } finally {
    await storage?.close();
  }
}

async function examineOpened(storage: Storage, place: string): Promise<Check> {
  const damage = await findDamage(storage);
  if (damage.length > 0) {
    const advice =
      "Put a backup in its place; a copy of the damaged file may still be worth keeping.";
    return { name, ok: false, found: `${place} is damaged (${damage[0]})`, advice };
  }
  const { pending, unknown } = await inspectSchema(storage);
  if (unknown.length > 0) {
    const advice = "Start that version or a newer one.";
    return {
      name,
      ok: false,
      found: `${place} was migrated by a newer version (${unknown[0]})`,
      advice,
    };
  }
  return pending.length > 0
    ? {
        name,
        ok: true,
        found: `${place} is sound; the next start, or vedette migrate, brings it up to date`,
      }
    : { name, ok: true, found: `${place} is sound and up to date` };
}

function toFinding(error: unknown): { found: string; advice: string } {
  if (!(error instanceof CannotOpen)) throw error;
  const [found = "", ...advice] = error.message.split(/(?<=\.) (?=[A-Z])/);
  return { found: found.replace(/\.$/, ""), advice: advice.join(" ") };
}
