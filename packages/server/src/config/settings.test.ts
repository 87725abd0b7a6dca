import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SETTINGS } from "./index.ts";

const page = readFileSync(new URL("../../../../docs/operate/settings.md", import.meta.url), "utf8");

test("the page about settings tells of each of them what the table does, and of no other", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  const code = (text: string | null): string => (text ? `\`${text}\`` : "");
  expect(rows).toEqual(
    SETTINGS.map((setting) => {
      const flag = setting.flag === null ? null : `--${setting.flag}`;
      return `| ${code(setting.env)} | ${code(flag)} | ${code(setting.default)} | ${setting.describes} |`;
    }),
  );
});

test("every setting has one name of each kind", () => {
  const names = SETTINGS.flatMap(({ flag, env }) => (flag === null ? [env] : [flag, env]));
  expect(new Set(names).size).toBe(names.length);
});
