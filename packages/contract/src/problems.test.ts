import { describe, expect, test } from "vitest";
import { Problem, PROBLEM_CODES, statusOf } from "./problems.ts";

describe("a problem", () => {
  test("carries the sentence of its code", () => {
    const problem = new Problem("not-found");
    expect(problem.status).toBe(404);
    expect(problem.body).toEqual({ detail: "The requested resource does not exist" });
    expect(problem.headers).toEqual({});
  });

  test("can say its own sentence and give facts beside it", () => {
    const problem = new Problem("not-app-owner", { context: { user_organizations: ["acme"] } });
    expect(problem.body).toEqual({
      detail: "User must be in the app owner's organization for unpublished apps",
      context: { user_organizations: ["acme"] },
    });
    expect(new Problem("conflict", { detail: "Taken." }).message).toBe("Taken.");
  });

  test("about fields has them as its whole body", () => {
    const problem = Problem.fields({ slug: ["Enter a valid slug."] });
    expect(problem.status).toBe(400);
    expect(problem.body).toEqual({ slug: ["Enter a valid slug."] });
    expect(problem.message).toBe("slug: Enter a valid slug.");
  });

  test("of some older kinds is a bare string or a list", () => {
    expect(new Problem("internal-only").body).toBe(
      "This route is limited to internal integrations only",
    );
    expect(new Problem("unavailable-feature").body).toEqual({
      detail: ["You do not have that feature enabled"],
      error_type: "unavailable_feature",
    });
  });

  test("that passes with time says when to come back, in whole seconds", () => {
    expect(new Problem("rate-limited", { retryAfterSeconds: 0.2 }).headers).toEqual({
      "retry-after": "1",
    });
  });
});

test("every 401 challenges the caller and nothing else does", () => {
  const challenging = PROBLEM_CODES.filter(
    (code) => "www-authenticate" in new Problem(code).headers,
  );
  expect(challenging).toEqual(PROBLEM_CODES.filter((code) => statusOf(code) === 401));
  expect(challenging.length).toBeGreaterThan(0);
});
