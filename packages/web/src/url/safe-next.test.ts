import { expect, test } from "vitest";
import { safeNext } from "./safe-next.ts";

test("an address of ours is kept with its search", () => {
  expect(safeNext("/organizations/acme/issues/?query=a")).toBe(
    "/organizations/acme/issues/?query=a",
  );
});

test.each([
  undefined,
  "",
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/\t/evil.example/",
  "javascript:alert(1)",
  "/sign-in/?next=/",
  "/api/auth/sign-out",
])("%s leads to the first page instead", (next) => {
  expect(safeNext(next)).toBe("/");
});
