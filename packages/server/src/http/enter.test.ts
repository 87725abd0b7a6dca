import { describe, expect, test } from "vitest";
import { startTestServer } from "./testing/start-test-server.ts";

const acme = "/api/0/organizations/acme/things/";

describe("a route about an organization", () => {
  test.each([
    ["nobody", {}, 401, "Authentication credentials were not provided."],
    ["a wrong token", { authorization: "Bearer mallory" }, 401, "Invalid token"],
    [
      "a token without the scope",
      token("ada", "event:read"),
      403,
      "You do not have permission to perform this action.",
    ],
    ["a token with the scope", token("ada", "org:read"), 200, undefined],
    ["a token with one that implies it", token("ada", "org:admin"), 200, undefined],
    ["a stranger's token", token("eve", "org:read"), 404, "The requested resource does not exist"],
    ["a member's session", { cookie: "session=bob" }, 200, undefined],
    [
      "a stranger's session",
      { cookie: "session=eve" },
      404,
      "The requested resource does not exist",
    ],
    ["an app at home", token("app", "org:read"), 200, undefined],
    [
      "an app at home without the scope",
      token("app", "event:read"),
      403,
      "You do not have permission to perform this action.",
    ],
  ])("answers %s: %j", async (_who, headers, status, detail) => {
    await using server = await startTestServer();
    const answer = await fetch(server.url + acme, { headers });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual(detail === undefined ? [] : { detail });
    expect(answer.headers.has("www-authenticate")).toBe(status === 401);
  });

  test("does not tell a foreign organization from one that does not exist", async () => {
    await using server = await startTestServer();
    const answers = await Promise.all(
      ["globex", "2", "nowhere", "99"].map(async (organization) => {
        const headers = token("ada", "org:read");
        const answer = await fetch(`${server.url}/api/0/organizations/${organization}/things/`, {
          headers,
        });
        return [answer.status, await answer.json()];
      }),
    );
    expect(answers).toEqual(
      answers.map(() => [404, { detail: "The requested resource does not exist" }]),
    );
  });

  test("keeps an app out of every organization but its own", async () => {
    await using server = await startTestServer();
    const headers = token("app", "org:read");
    expect(
      (await fetch(`${server.url}/api/0/organizations/globex/things/`, { headers })).status,
    ).toBe(404);
  });

  test("named by an issue alone keeps strangers out just so", async () => {
    await using server = await startTestServer();
    const statusOf = async (issue: string) =>
      (
        await fetch(`${server.url}/api/0/issues/${issue}/thing/`, {
          headers: token("ada", "event:read"),
        })
      ).status;
    expect([await statusOf("101"), await statusOf("201"), await statusOf("901")]).toEqual([
      200, 404, 404,
    ]);
  });

  test("refuses before it reads a body", async () => {
    await using server = await startTestServer();
    const answer = await fetch(server.url + acme, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{ this is no JSON",
    });
    expect(answer.status).toBe(401);
  });
});

describe("a route about something in an organization", () => {
  test.each([
    ["an owner", token("ada", "org:admin"), 200, { slug: "acme", role: "owner", mayWrite: true }],
    [
      "a token that reads",
      token("ada", "org:read"),
      200,
      { slug: "acme", role: "owner", mayWrite: false },
    ],
    ["a member", { cookie: "session=bob" }, 200, { slug: "acme", role: "member", mayWrite: false }],
    ["an app", token("app", "org:write"), 200, { slug: "acme", role: null, mayWrite: true }],
    [
      "a stranger",
      { cookie: "session=eve" },
      404,
      { detail: "The requested resource does not exist" },
    ],
    [
      "a token without the scope",
      token("ada", "event:read"),
      403,
      { detail: "You do not have permission to perform this action." },
    ],
    ["nobody", {}, 401, { detail: "Authentication credentials were not provided." }],
  ])("answers %s: %j", async (_who, headers, status, body) => {
    await using server = await startTestServer();
    const answer = await fetch(`${server.url}/api/0/gadgets/1/`, { headers });
    expect([answer.status, await answer.json()]).toEqual([status, body]);
  });
});

describe("a session", () => {
  const end = "/api/0/sessions/end/";

  test.each([
    ["a page of ours", { "sec-fetch-site": "same-origin" }, 200],
    [
      "a page of ours in a browser that only tells the origin",
      { origin: "https://errors.acme.example" },
      200,
    ],
    ["another site", { "sec-fetch-site": "cross-site" }, 403],
    [
      "a sibling of our domain",
      { "sec-fetch-site": "same-site", origin: "https://errors.acme.example" },
      403,
    ],
    ["another origin", { origin: "https://mallory.example" }, 403],
    ["a page without an origin", { origin: "null" }, 403],
    ["something that tells neither", {}, 403],
  ])("changes something for %s: %j → %i", async (_who, headers, status) => {
    await using server = await startTestServer();
    const answer = await post(server.url + end, { cookie: "session=ada", ...headers });
    expect(answer.status).toBe(status);
  });

  test("is served at whatever name the browser reached us by", async () => {
    await using server = await startTestServer();
    const answer = await post(server.url + end, { cookie: "session=ada", origin: server.url });
    expect(answer.status).toBe(200);
  });

  test("may read whoever asks, since nobody else can see the answer", async () => {
    await using server = await startTestServer();
    const headers = { cookie: "session=ada", "sec-fetch-site": "cross-site" };
    expect((await fetch(server.url + acme, { headers })).status).toBe(200);
  });

  test("cannot be stood in for by a token", async () => {
    await using server = await startTestServer();
    const answer = await post(server.url + end, token("ada", "org:admin"));
    expect(answer.status).toBe(401);
  });

  test("is not asked of a token, which no site can make a browser send", async () => {
    await using server = await startTestServer();
    const headers = { ...token("ada", "org:write"), origin: "https://mallory.example" };
    const answer = await fetch(server.url + acme, { method: "DELETE", headers });
    expect(answer.status).toBe(204);
  });
});

function token(who: string, ...scopes: string[]): { authorization: string } {
  return { authorization: ["Bearer", who, ...scopes].join(" ") };
}

function post(url: string, headers: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", headers });
}
