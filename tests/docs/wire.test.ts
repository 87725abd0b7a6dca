import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { routes } from "@vedette/contract";
import { ingestRoutes } from "../../packages/server/src/pipeline/ingest/index.ts";

type FastifyInstance = Parameters<ReturnType<typeof ingestRoutes>>[0];

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(`${root}docs/wire.md`, "utf8");
const rows = page
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.slice(2, -2).split(/(?<!\\) \| /))
  .filter(([, , last]) => !/^---|proof|^why$/.test(last ?? ""));

test("every row of docs/wire.md has three cells, none of them empty", () => {
  expect(rows.length).toBeGreaterThan(200);
  expect(rows.filter((cells) => cells.length !== 3 || cells.some((cell) => !cell.trim()))).toEqual(
    [],
  );
});

test("what is not out names a test", () => {
  const unproven = rows.filter(
    ([, state, proof]) =>
      state?.startsWith("out") === false && !/`[\w./-]+\.test\.ts`/.test(proof ?? ""),
  );
  expect(unproven).toEqual([]);
});

test("every file it names exists", () => {
  const named = Array.from(page.matchAll(/`((?:packages|tests)\/[^`]+)`/g), (match) => match[1]);
  expect(named.filter((file) => !existsSync(root + file))).toEqual([]);
});

const paths = routes.flatMap((route) =>
  [route.path, ...(route.alias ?? [])].map((path): [string, string, string] => [
    route.method,
    path,
    route.path,
  ]),
);

test.each(paths)("it names %s %s", (method, path, main) => {
  const row = rows.find(([what]) => what?.startsWith(`\`${method} ${main}\``));
  expect(row?.[0]).toContain(`${path}\``);
});

test("it names no route that is none", () => {
  const known = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const named = rows.flatMap(([what]) => /^`([A-Z]+ \/api\/0\/[^`]+)`/.exec(what ?? "")?.[1] ?? []);
  expect(named.filter((route) => !known.has(route))).toEqual([]);
});

test("it names every path that SDKs may send to", async () => {
  const mounted = await findIngestPaths();
  expect(mounted).toContain("/api/{projectId}/envelope/");
  expect(mounted.filter((path) => !page.includes(`\`${path}`))).toEqual([]);
});

/** Lets ingest mount itself on what only writes down where. */
async function findIngestPaths(): Promise<string[]> {
  const urls = new Set<string>();
  const note = (first: unknown): void => {
    const url = typeof first === "string" ? first : (first as { url?: unknown } | null)?.url;
    if (typeof url === "string") urls.add(url);
  };
  const recorder = new Proxy({}, { get: () => note });
  const options = { limits: { maxEnvelopeBytes: 1, maxEventBytes: 1 } } as Parameters<
    typeof ingestRoutes
  >[0];
  await ingestRoutes(options)(recorder as FastifyInstance);
  return [...urls]
    .filter((url) => url.startsWith("/api/"))
    .map((url) => url.replaceAll(/:(\w+)/g, "{$1}").replace(/\/?$/, "/"));
}
