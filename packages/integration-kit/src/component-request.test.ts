import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { parseAlertAction, parseIssueAction, parseSelectRequest } from "./index.ts";

const secret = "s3cret";

function sign(body: string): Record<string, string> {
  return { "sentry-app-signature": createHmac("sha256", secret).update(body).digest("hex") };
}

describe("what a select asks", () => {
  const ask = (url: string, headers: Record<string, string> = sign("")) =>
    parseSelectRequest({ url, headers, secret });

  test("is read from its query", () => {
    expect(
      ask(
        "/people?installationId=i&projectSlug=shop&query=a+b&dependentData=%7B%22board%22%3A5%7D",
      ),
    ).toEqual({
      ok: true,
      request: {
        installationId: "i",
        projectSlug: "shop",
        query: "a b",
        dependentData: { board: "5" },
      },
    });
    expect(ask("https://tasks.example/people?installationId=i")).toEqual({
      ok: true,
      request: { installationId: "i", projectSlug: null, query: null, dependentData: {} },
    });
  });

  test.each([
    ["/people", sign(""), "bad-shape"],
    ["/people?installationId=i&dependentData=board", sign(""), "bad-shape"],
    ["/people?installationId=i&dependentData=[]", sign(""), "bad-shape"],
    ["/people?installationId=i", {}, "no-signature"],
    ["/people?installationId=i", sign("other"), "wrong-signature"],
  ])("%s with %j is refused: %s", (url, headers, reason) => {
    expect(ask(url, headers)).toEqual({ ok: false, reason });
  });
});

const action = {
  fields: { title: "It broke" },
  issueId: 501,
  installationId: "i",
  webUrl: "https://errors.example/organizations/acme/issues/501/",
  project: { slug: "shop", id: 11 },
  actor: { type: "user", id: 7, name: "Ada" },
};

describe("what a form for issues posts", () => {
  const post = (body: string, headers: Record<string, string> = sign(body)) =>
    parseIssueAction({ headers, body, secret });

  test("is read from its body", () => {
    const body = JSON.stringify(action);
    expect(post(body)).toEqual({ ok: true, request: action });
    const bytes = Buffer.from(body);
    expect(parseIssueAction({ headers: sign(body), body: bytes, secret })).toMatchObject({
      ok: true,
    });
  });

  test.each(Object.keys(action))("is refused without %s", (name) => {
    expect(post(JSON.stringify({ ...action, [name]: undefined }))).toEqual({
      ok: false,
      reason: "bad-shape",
    });
  });

  test.each([
    ["[]", sign("[]"), "bad-shape"],
    ["{", sign("{"), "not-json"],
    ["{}", {}, "no-signature"],
    ["{}", sign("{ }"), "wrong-signature"],
  ])("%s with %j is refused: %s", (body, headers, reason) => {
    expect(post(body, headers)).toEqual({ ok: false, reason });
  });
});

describe("what is posted when an alert rule is saved", () => {
  const post = (value: unknown) => {
    const body = JSON.stringify(value);
    return parseAlertAction({ headers: sign(body), body, secret });
  };

  test("is read from its body", () => {
    const request = { fields: [{ name: "board", value: "5" }], installationId: "i" };
    expect(post(request)).toEqual({ ok: true, request });
  });

  test.each([
    [{ installationId: "i" }],
    [{ fields: [] }],
    [{ fields: [{ value: 1 }], installationId: "i" }],
    [{ fields: [null], installationId: "i" }],
    [null],
  ])("is refused as %j", (value) => {
    expect(post(value)).toEqual({ ok: false, reason: "bad-shape" });
  });
});
