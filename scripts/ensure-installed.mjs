// Installs what package-lock.json names, when it is not there yet. Runs before `npm start` and
// `npm test`, on whatever Node the machine has, so it is plain JavaScript of the year 2023.
//   node scripts/ensure-installed.mjs           what running needs
//   node scripts/ensure-installed.mjs --dev     also what testing needs
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const withDev = process.argv.includes("--dev");
const stamp = join(root, "node_modules", ".vedette-installed.json");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

if (!isInstalled()) {
  console.log(`Installing dependencies${withDev ? "" : " (without those for testing)"} …`);
  // Not `npm ci`: it refuses a lock file in which optional binaries for other systems are missing,
  // and some registries do not carry all of them. `--no-save` keeps the lock file as it is.
  const args = [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...(withDev ? [] : ["--omit=dev"]),
  ];
  // npm_* variables of the surrounding `npm start` would be taken for this command's own settings.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?!config_(registry|cache|userconfig|globalconfig)$)/.test(name),
    ),
  );
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status, error } = spawnSync(npm, args, { cwd: root, stdio: "inherit", env });
  if (error || status !== 0) {
    console.error(
      "Installing the dependencies failed; the lines above say why. Nothing was started.",
    );
    process.exit(1);
  }
  writeFileSync(stamp, JSON.stringify({ lock, withDev }));
}

function isInstalled() {
  if (!existsSync(stamp)) return false;
  const installed = JSON.parse(readFileSync(stamp, "utf8"));
  return installed.lock === lock && (installed.withDev || !withDev);
}
