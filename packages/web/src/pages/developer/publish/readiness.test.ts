import { expect, test } from "vitest";
import { QUESTIONS, requirementsOf } from "./readiness.ts";

const picture = (photoType: "logo" | "icon", avatarType: "upload" | "default" = "upload") => ({
  photoType,
  avatarType,
  avatarUuid: "1",
  avatarUrl: "/1",
  color: photoType === "logo",
});

test("a logo is always needed, an icon only beside others", () => {
  const missing = (app: Parameters<typeof requirementsOf>[0]) =>
    requirementsOf(app)
      .filter(({ isMet, isNeeded }) => isNeeded && !isMet)
      .map(({ name }) => name);
  const bare = { avatars: [picture("logo", "default")], schema: {}, overview: null };
  expect(missing(bare)).toEqual(["logo"]);
  const schema = { elements: [{ type: "issue-link" }] };
  expect(missing({ ...bare, schema })).toEqual(["logo", "icon"]);
  const avatars = [picture("logo"), picture("icon")];
  expect(missing({ avatars, schema, overview: null })).toEqual([]);
  expect(missing({ ...bare, avatars: [picture("logo")], schema: { elements: [null] } })).toEqual(
    [],
  );
});

test("an overview is wished for", () => {
  const [, , overview] = requirementsOf({ avatars: [], schema: {}, overview: "Makes tasks." });
  expect(overview).toMatchObject({ name: "overview", isMet: true, isNeeded: false });
  expect(QUESTIONS.length).toBeGreaterThan(2);
});
