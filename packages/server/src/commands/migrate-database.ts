import { readConfig, type SettingsSource } from "../config/index.ts";
import { openForCommand, toCannotOpen } from "../open-for-command.ts";
import { migrate } from "../storage/index.ts";

/**
 * Brings the schema up to date, also beside a running server; gives the names of the migrations it
 * ran. Throws `ConfigError` or `CannotOpen`.
 */
export async function migrateDatabase(source: SettingsSource): Promise<string[]> {
  const config = readConfig(source);
  const storage = await openForCommand(config, { migrate: false });
  try {
    return await migrate(storage);
  } catch (error) {
    throw toCannotOpen(error, config);
  } finally {
    await storage.close();
  }
}
