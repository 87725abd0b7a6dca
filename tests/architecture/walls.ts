import { dirname } from "node:path";
import { type SourceFile, withoutComments } from "./source-files.ts";

/** The walls of docs/ARCHITECTURE.md. Each gives a sentence per violation, none when it stands. */
export type Wall = (files: readonly SourceFile[]) => string[];

const server = "packages/server/src/";

/** Imports point downward: a layer may use those after it, never those before it. */
const layers: readonly (readonly string[])[] = [
  ["main.ts"],
  ["run.ts", "commands"],
  ["start.ts"],
  ["app.ts"],
  ["implement-routes.ts", "open-for-command.ts", "find-key-owner.ts"],
  ["http", "pipeline", "sign-in", "upkeep"],
  ["resources"],
  ["routing"],
  ["access", "outbox", "jobs", "mail", "egress", "metrics"],
  ["config"],
  ["storage"],
  ["protocol"],
  ["kit", "version.ts", "web-root.ts"],
];

export const importsPointDownward: Wall = (files) =>
  serverFiles(files).flatMap((file) =>
    file.local
      .filter((target) => target.startsWith(server) && layerOf(target) < layerOf(file.path))
      .map((target) => `${file.path} imports ${target}, which is above it`),
  );

/** Pipeline stages know the seams, never each other; the files beside them compose them. */
export const stagesStandAlone: Wall = (files) =>
  serverFiles(files).flatMap((file) => {
    const stage = stageOf(file.path);
    return file.local
      .filter(
        (target) =>
          stage !== undefined && stageOf(target) !== undefined && stageOf(target) !== stage,
      )
      .map((target) => `${file.path} imports ${target}: a stage imports no other stage`);
  });

/**
 * A folder with a door is entered by its door. A resource's routes are a second one, for the file
 * that joins them all: so that whoever needs the resource does not load the whole HTTP side.
 */
export const foldersAreEnteredByTheirDoor: Wall = (files) => {
  const doors = new Set(
    files.filter(({ path }) => path.endsWith("/index.ts")).map(({ path }) => dirname(path)),
  );
  return serverFiles(files).flatMap((file) =>
    file.local
      .filter((target) => {
        const folder = roomOf(target);
        if (file.path === `${server}implement-routes.ts` && target === `${folder}/routes.ts`)
          return false;
        return (
          folder !== undefined &&
          doors.has(folder) &&
          target !== `${folder}/index.ts` &&
          !file.path.startsWith(`${folder}/`)
        );
      })
      .map((target) => `${file.path} imports ${target} past its door`),
  );
};

export const nothingImportsInCircles: Wall = (files) => {
  const graph = new Map(files.map((file) => [file.path, file.local]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path))
      return void found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    if (done.has(path)) return;
    for (const target of graph.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
};

const pureFolders = [
  "pipeline/normalize/",
  "pipeline/scrub/",
  "pipeline/describe/",
  "pipeline/group/",
  "protocol/",
  "access/",
];
const impureModules =
  /^node:(fs|net|http|https|dns|tls|child_process|worker_threads|timers)|^(undici|kysely|pg|fastify|pino)$/;
const impureCalls =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b|\brandomUUID\(|\brandomBytes\(/;

/** Pure code has no I/O, clock or randomness: same input, same output, everywhere. */
export const pureCodeIsPure: Wall = (files) =>
  serverFiles(files)
    .filter(({ path }) => isPure(path.slice(server.length)))
    .flatMap((file) => [
      ...file.packages
        .filter((name) => impureModules.test(name))
        .map((name) => `${file.path} imports ${name}, but is pure`),
      ...(withoutComments(file.text).match(impureCalls) ?? []).map(
        (call) => `${file.path} calls ${call}, but is pure`,
      ),
    ]);

/** Which package may import which of ours, and what of others. */
export const packagesKeepToTheirOwn: Wall = (files) =>
  files.filter(isShipped).flatMap((file) => {
    const from = file.path.split("/")[1] ?? "";
    return file.packages.flatMap((name) => {
      const allowed = allowedPackages[from];
      return allowed && !allowed.test(name)
        ? [`${file.path} imports ${name}, which ${from} may not`]
        : [];
    });
  });

const allowedPackages: Readonly<Record<string, RegExp>> = {
  contract: /^zod$/,
  "integration-kit": /^(@vedette\/contract|node:crypto)$/,
  web: /^(?!@vedette\/(server|testkit|cli)|node:)/,
  server: /^(?!@vedette\/(web|testkit|cli))/,
  cli: /^(?!@vedette\/(web|testkit))/,
};

const onlyDoorsToTheWorld = new Map([
  ["undici", "egress/"],
  ["nodemailer", "mail/"],
  ["kysely", "storage/"],
  ["node:sqlite", "storage/"],
  ["pg", "storage/"],
]);

/** One place each that connects out, sends mail, knows the database. */
export const oneDoorToEachWorld: Wall = (files) =>
  serverFiles(files).flatMap((file) =>
    file.packages
      .filter((name) => {
        const folder = onlyDoorsToTheWorld.get(name);
        return folder !== undefined && !file.path.startsWith(server + folder);
      })
      .map(
        (name) => `${file.path} imports ${name}, which only ${onlyDoorsToTheWorld.get(name)} may`,
      ),
  );

/** A table is named only in its owner's `store*.ts`, there or one folder down. */
export const tablesHaveOneOwner =
  (owners: Readonly<Record<string, string>>): Wall =>
  (files) =>
    serverFiles(files)
      .filter(({ path }) => !path.startsWith(`${server}storage/`))
      .flatMap((file) =>
        tablesIn(file.text).flatMap((table) => {
          const owner = owners[table];
          if (owner === undefined) return [`${file.path} names table ${table}, which nobody owns`];
          const store = new RegExp(`^${server}${owner}/(?:[\\w-]+/)?store[\\w-]*\\.ts$`);
          return store.test(file.path)
            ? []
            : [`${file.path} names table ${table}, which belongs to ${owner}`];
        }),
      );

const emptyWords = /(^|\/)(utils?|common|helpers?|services?|misc|shared)(\/|\.tsx?$)/;

export const namesSayWhatIsInside: Wall = (files) =>
  files
    .filter(({ path }) => emptyWords.test(path))
    .map(({ path }) => `${path} has a name that says nothing`);

export const filesStayReadable: Wall = (files) =>
  files
    .filter(({ text }) => text.split("\n").length > 400)
    .map(({ path, text }) => `${path} has ${text.split("\n").length} lines`);

export const doorsSayWhatLivesThere: Wall = (files) =>
  serverFiles(files)
    .filter(({ path, text }) => path.endsWith("/index.ts") && !text.startsWith("/**"))
    .map(({ path }) => `${path} does not begin by saying what lives there`);

function serverFiles(files: readonly SourceFile[]): SourceFile[] {
  return files.filter((file) => file.path.startsWith(server) && isShipped(file));
}

function isShipped({ path }: SourceFile): boolean {
  return !/\.(test|fixture)s?\.tsx?$/.test(path) && !/\/(fixtures|testing)\//.test(path);
}

function layerOf(path: string): number {
  const [first = ""] = path.slice(server.length).split("/");
  const at = layers.findIndex((layer) => layer.includes(first));
  return at === -1 ? 0 : at;
}

function stageOf(path: string): string | undefined {
  return /^packages\/server\/src\/pipeline\/([\w-]+)\//.exec(path)?.[1];
}

/** The folder a path lives in as a room of its own: a resource, a stage, or a top folder. */
function roomOf(path: string): string | undefined {
  return /^packages\/server\/src\/(?:(?:resources|pipeline)\/[\w-]+(?=\/)|(?!resources|pipeline)[\w-]+(?=\/))/.exec(
    path,
  )?.[0];
}

function isPure(path: string): boolean {
  return pureFolders.some((folder) => path.startsWith(folder)) || /(^|\/)model\.ts$/.test(path);
}

function tablesIn(text: string): string[] {
  const calls =
    /\.(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin)\(\s*\[?["'](\w+)/g;
  const bulk = /\btable: ["'](\w+)["']/g;
  const code = withoutComments(text);
  // A name given by `with(…)` or `withRecursive(…)` is the query's own.
  const own = new Set(
    Array.from(code.matchAll(/\.with(?:Recursive)?\(\s*["'](\w+)/g), (match) => match[1]),
  );
  const named = [...code.matchAll(calls), ...code.matchAll(bulk)].map((match) => match[1] ?? "");
  return [...new Set(named)].filter((table) => !own.has(table));
}
