import { describe, expect, test } from "vitest";
import { readSources, type SourceFile, toSource } from "./source-files.ts";
import { tableOwners } from "./table-owners.ts";
import * as walls from "./walls.ts";

const sources = readSources(["packages", "tests", "bench"]);

/** Each wall, with a violation planted where it must be seen: a checker that is blind looks like a clean house. */
const planted: readonly [
  name: string,
  wall: walls.Wall,
  violation: readonly [path: string, text: string][],
][] = [
  [
    "imports point downward",
    walls.importsPointDownward,
    [["packages/server/src/kit/clock.ts", 'import { app } from "../app.ts";']],
  ],
  [
    "a stage imports no other stage",
    walls.stagesStandAlone,
    [
      [
        "packages/server/src/pipeline/scrub/scrub.ts",
        'import type { A } from "../group/index.ts";',
      ],
    ],
  ],
  [
    "folders are entered by their door",
    walls.foldersAreEnteredByTheirDoor,
    [
      ["packages/server/src/resources/issues/index.ts", "/** Issues. */"],
      ["packages/server/src/resources/issues/store.ts", "export {};"],
      [
        "packages/server/src/pipeline/record/record.ts",
        'import { x } from "../../resources/issues/store.ts";',
      ],
    ],
  ],
  [
    "nothing imports in circles",
    walls.nothingImportsInCircles,
    [
      ["packages/server/src/kit/a.ts", 'import { b } from "./b.ts";'],
      ["packages/server/src/kit/b.ts", 'import { a } from "./a.ts";'],
    ],
  ],
  [
    "pure code has no clock",
    walls.pureCodeIsPure,
    [["packages/server/src/pipeline/group/hash.ts", "export const at = () => Date.now();"]],
  ],
  [
    "pure code has no files",
    walls.pureCodeIsPure,
    [["packages/server/src/resources/issues/model.ts", 'import { readFileSync } from "node:fs";']],
  ],
  [
    "the contract imports zod only",
    walls.packagesKeepToTheirOwn,
    [["packages/contract/src/a.ts", 'import { sql } from "kysely";']],
  ],
  [
    "the web page never imports the server",
    walls.packagesKeepToTheirOwn,
    [["packages/web/src/a.tsx", 'import { start } from "@vedette/server";']],
  ],
  [
    "only egress opens connections to chosen addresses",
    walls.oneDoorToEachWorld,
    [["packages/server/src/resources/deliveries/send.ts", 'import { request } from "undici";']],
  ],
  [
    "a table is named only by its owner",
    walls.tablesHaveOneOwner(tableOwners),
    [["packages/server/src/pipeline/record/record.ts", 'await tx.selectFrom("issues").execute();']],
  ],
  [
    "names say what is inside",
    walls.namesSayWhatIsInside,
    [["packages/server/src/kit/utils.ts", ""]],
  ],
  [
    "no file has more than 400 lines",
    walls.filesStayReadable,
    [["packages/server/src/a.ts", "\n".repeat(401)]],
  ],
  [
    "doors say what lives there",
    walls.doorsSayWhatLivesThere,
    [["packages/server/src/kit/index.ts", 'export { a } from "./a.ts";']],
  ],
];

describe.each(planted)("%s", (_name, wall, violation) => {
  test("in the repository", () => {
    expect(wall(sources)).toEqual([]);
  });

  test("and a planted violation is seen", () => {
    const files: SourceFile[] = violation.map(([path, text]) => toSource(path, text));
    expect(wall(files)).not.toEqual([]);
  });
});

test("the walls see the whole house", () => {
  expect(sources.length).toBeGreaterThan(200);
  expect(sources.filter(({ local }) => local.length > 0).length).toBeGreaterThan(150);
});

test("a type-only import, a re-export and a worker count as imports", () => {
  const file = toSource(
    "packages/server/src/a/b.ts",
    'import type { A } from "./a.ts";\nexport { b } from "../b.ts";\nnew Worker(moduleBeside(import.meta.url, "c.ts"));\nimport "node:fs";',
  );
  expect(file.local).toEqual([
    "packages/server/src/a/a.ts",
    "packages/server/src/b.ts",
    "packages/server/src/a/c.ts",
  ]);
  expect(file.packages).toEqual(["node:fs"]);
});
