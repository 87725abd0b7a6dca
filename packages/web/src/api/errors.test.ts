import { ApiError } from "@vedette/contract";
import { expect, test } from "vitest";
import {
  failedIntegration,
  fieldsOf,
  hasStatus,
  isAboutFields,
  isSignedOut,
  toWords,
} from "./errors.ts";

function refusal(status: number, body: unknown, headers: { [name: string]: string } = {}) {
  return new ApiError(status, body, new Headers(headers));
}

test("a refusal is said in the server's sentence, with the id of the request", () => {
  const error = refusal(403, { detail: "You may not" }, { "X-Request-Id": "req-7" });
  expect(toWords(error)).toEqual({
    title: "Not allowed",
    sentence: "You may not.",
    requestId: "req-7",
  });
});

test("a refusal without a request id does not invent one", () => {
  expect(toWords(refusal(404, { detail: "Gone." }))).not.toHaveProperty("requestId");
});

test("too many requests says when to try again", () => {
  const error = refusal(429, { detail: "Too often." }, { "Retry-After": "12" });
  expect(toWords(error).sentence).toBe("Too often. Try again in 12 s.");
});

test("no answer at all is told as a connection that failed", () => {
  expect(toWords(new TypeError("Failed to fetch")).title).toBe("No connection");
});

test("a fault of the page never shows its inner words", () => {
  expect(toWords(new Error("x is undefined")).sentence).not.toContain("undefined");
});

test("field messages belong to their fields", () => {
  const error = refusal(400, { name: ["Too long.", "Taken."], email: ["Bad."] });
  expect(fieldsOf(error)).toEqual({ name: "Too long. Taken.", email: "Bad." });
  expect(isAboutFields(error, ["name", "email"])).toBe(true);
  expect(isAboutFields(error, ["name"])).toBe(false);
  expect(isAboutFields(refusal(400, { detail: "No." }), ["name"])).toBe(false);
});

test("hasStatus is true for that refusal only", () => {
  expect(hasStatus(refusal(404, {}), 404)).toBe(true);
  expect(hasStatus(refusal(401, {}), 404)).toBe(false);
  expect(hasStatus(new Error("404"), 404)).toBe(false);
});

test("an integration's own 401 is no sign-out, and is told as the integration's", () => {
  const own = refusal(401, { detail: "Log in to Tasks.", context: { integration: "tasks" } });
  expect(isSignedOut(own)).toBe(false);
  expect(isSignedOut(refusal(401, { detail: "Token expired" }))).toBe(true);
  expect(failedIntegration(own)).toBe("tasks");
  expect(toWords(own)).toEqual({
    title: "The integration did not do it",
    sentence: "Log in to Tasks.",
  });
});
