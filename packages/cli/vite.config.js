// `vite build packages/cli` joins the server's modules and all they load into a few files of plain
// JavaScript, which take half the memory of the sources (docs/decisions/0010-what-is-built.md).
import { readdirSync, statSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mark } from "./bin/is-server-built.js";

const DAY_MS = 86_400_000;
const server = join(import.meta.dirname, "../server/src");

export default {
  root: import.meta.dirname,
  logLevel: "warn",
  // One of them reads files of its own package, the other is looked for and may be missing.
  ssr: { noExternal: true, external: ["@scalar/fastify-api-reference", "pg-native"] },
  plugins: [oneBytePerCharacter(), markWhenDone()],
  build: {
    ssr: true,
    target: "node24",
    // A server that runs may still ask for parts of the build it was started from.
    emptyOutDir: false,
    rolldownOptions: {
      input: {
        main: "src/main.ts",
        "pipeline-thread": join(server, "pipeline/pipeline-thread.ts"),
        "reader-thread": join(server, "storage/sqlite/reader-thread.ts"),
        "log-thread": join(server, "storage/sqlite/log-thread.ts"),
      },
      // Names and lines stay, for whoever reads where an error came from.
      output: { comments: false, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
};

/** A single quotation mark outside Latin-1 would make V8 keep all of a file's text in two bytes each. */
function oneBytePerCharacter() {
  const escape = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return {
    name: "one-byte-per-character",
    generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        if (file.type === "chunk") file.code = file.code.replace(/[^\0-\xff]/g, escape);
      }
    },
  };
}

/** The mark is as old as the beginning of the build: what is edited meanwhile is newer. */
function markWhenDone() {
  let startedAt = new Date();
  return {
    name: "mark-when-done",
    buildStart() {
      startedAt = new Date();
    },
    writeBundle({ dir }) {
      for (const name of readdirSync(dir)) {
        const path = join(dir, name);
        if (statSync(path).mtimeMs < Date.now() - DAY_MS) unlinkSync(path);
      }
      writeFileSync(mark, "");
      utimesSync(mark, startedAt, startedAt);
    },
  };
}
