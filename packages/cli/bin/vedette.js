#!/usr/bin/env node
// Starts on whatever Node the machine has, so this file is plain JavaScript; everything behind it
// needs Node 24, which the dependencies bring along.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { isServerBuilt } from "./is-server-built.js";

const NEEDED = 24;
const self = fileURLToPath(import.meta.url);

/** A server lives long and waits most of the time: one malloc arena bounds what it keeps while it does. */
const FRUGAL = { MALLOC_ARENA_MAX: "1" };

if (majorOf(process.version) >= NEEDED) {
  if (process.argv[2] === "serve") becomeFrugal();
  quietExperiments();
  const { main } = await loadMain();
  process.exitCode = await main(process.argv.slice(2));
} else {
  const node = findPinnedNode(dirname(self));
  if (node === undefined || node === process.execPath) {
    console.error(
      `Vedette needs Node ${NEEDED}, this is ${process.version}, and the one it brings is not installed; run npm install.`,
    );
    process.exitCode = 1;
  } else {
    runWith(node);
  }
}

/** What is built needs half the memory; sources that changed since run as they are (docs/decisions/0010). */
async function loadMain() {
  if (isServerBuilt()) return await import("../dist/main.js");
  rememberCompiled();
  return await import("../src/main.ts");
}

/** Hands everything over: arguments, streams, signals, and back the way it ended. */
function runWith(node) {
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // What is typed at a terminal reaches the child by itself; twice would be taken for impatience.
    process.on(signal, () => {
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    console.error(`Vedette could not start ${node} (${error.message}); run npm install.`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + constants.signals[signal]);
  });
}

function findPinnedNode(from) {
  const node = join(from, "node_modules", "node", "bin", "node");
  if (existsSync(node)) return node;
  const parent = dirname(from);
  return parent === from ? undefined : findPinnedNode(parent);
}

function majorOf(version) {
  return Number(/^v(\d+)/.exec(version)?.[1]);
}

/** It can only be given to a process as it begins, so it begins again, as the same process. */
function becomeFrugal() {
  if (process.execve === undefined || Object.keys(FRUGAL).every((name) => name in process.env))
    return;
  quietExperiments();
  const args = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, args, { ...FRUGAL, ...process.env });
}

/** The next start, and every thread of this one, finds its modules compiled and free of types. */
function rememberCompiled() {
  const { directory } = enableCompileCache();
  if (directory) process.env.NODE_COMPILE_CACHE ??= directory;
}

/** node:sqlite calls itself experimental at every start; the pinned version is the one we test. */
function quietExperiments() {
  const warn = process.emitWarning.bind(process);
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === "object" ? rest[0]?.type : rest[0];
    if (type !== "ExperimentalWarning") warn(warning, ...rest);
  };
}
