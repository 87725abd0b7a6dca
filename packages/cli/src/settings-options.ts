import { type Setting, SETTINGS, type SettingsSource } from "@vedette/server";
import { type Command, Option } from "commander";

/** The settings that say which database a command works on. */
export const DATABASE_FLAGS: readonly string[] = ["data-dir", "database-url", "log-level"];

/** Gives a command the flags of these settings, or of all. */
export function addSettings(command: Command, flags?: readonly string[]): Command {
  for (const setting of SETTINGS) {
    const { flag } = setting;
    if (flag === null || (flags && !flags.includes(flag))) continue;
    command.addOption(new Option(`--${flag} <${placeholder(setting)}>`, describe(setting)));
  }
  return command;
}

/** The settings as this command line and environment give them. */
export function readSource(command: Command): SettingsSource {
  const given = command.opts<Record<string, unknown>>();
  const flags = SETTINGS.flatMap(({ flag }) => {
    const value = flag === null ? undefined : given[toCamelCase(flag)];
    return flag !== null && typeof value === "string" ? [[flag, value] as const] : [];
  });
  return { flags: Object.fromEntries(flags), env: process.env };
}

function describe(setting: Setting): string {
  const fallback = setting.default ? `; ${setting.default}` : "";
  return `${setting.describes} [${setting.env}${fallback}]`;
}

function placeholder({ type }: Setting): string {
  const words: { readonly [type: string]: string } = {
    port: "n",
    bytes: "size",
    count: "n",
    milliseconds: "ms",
  };
  return words[type] ?? (type === "text" || type === "url" ? type : "value");
}

/** Commander keeps `--data-dir` as `dataDir`. */
function toCamelCase(flag: string): string {
  return flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
