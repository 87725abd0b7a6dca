import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { INTEGRATION_FEATURES, PERMISSIONS } from "@vedette/contract";

/** The cells of a page's rows that begin so. */
function rowsOf(page: string, begins: RegExp): string[][] {
  const url = new URL(`../../docs/integrate/${page}`, import.meta.url);
  return readFileSync(url, "utf8")
    .split("\n")
    .filter((line) => begins.test(line))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));
}

test("the page of integrations has the permissions that the form has", () => {
  const told = rowsOf("integrations.md", /^\| [A-Z][\w& ]+ \| /).filter(
    ({ length }) => length === 4,
  );
  const cell = (row: (typeof PERMISSIONS)[number], level: string) =>
    row.levels
      .find((one) => one.level === level)
      ?.scopes.map((scope) => `\`${scope}\``)
      .join(", ") ?? "";
  expect(told).toEqual(
    PERMISSIONS.map((row) => [
      row.label,
      cell(row, "read"),
      cell(row, "write"),
      cell(row, "admin"),
    ]),
  );
});

test("the page of publishing has every feature", () => {
  expect(rowsOf("publishing.md", /^\| \d+ \|/)).toEqual(
    INTEGRATION_FEATURES.map(({ id, gate, description }) => [
      String(id),
      `\`${gate}\``,
      description,
    ]),
  );
});
