import { request as rawRequest } from "node:http";
import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { startTestServer } from "./testing/start-test-server.ts";

const ada = { authorization: "Bearer ada org:admin event:read" };
const json = { "content-type": "application/json" };
const things = "/api/0/organizations/acme/things/";

describe("a route", () => {
  test("answers with what its contract declares and strips the rest", async () => {
    await using server = await startTestServer();
    const answer = await fetch(server.url + things, {
      method: "POST",
      headers: { ...ada, ...json },
      body: JSON.stringify({ name: "x" }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(await answer.json()).toEqual({ id: "1", name: "x" });
  });

  test("answers at its path with and without the last slash, and at its aliases", async () => {
    await using server = await startTestServer();
    const expected = { organization: "acme", inside: "acme", issue: "101" };
    const paths = ["organizations/acme/issues/101/thing", "issues/101/thing"];
    for (const path of paths.flatMap((one) => [one, `${one}/`, `${one}/?a=1`, `${one}?a=1`])) {
      const answer = await fetch(`${server.url}/api/0/${path}`, {
        headers: ada,
        redirect: "error",
      });
      expect(await answer.json()).toEqual(expected);
    }
  });

  test("takes an organization by number too", async () => {
    await using server = await startTestServer();
    const answer = await fetch(`${server.url}/api/0/organizations/1/issues/101/thing/`, {
      headers: ada,
    });
    expect(await answer.json()).toEqual({ organization: "1", inside: "acme", issue: "101" });
  });

  test("of a list links to its neighbouring pages with the query kept", async () => {
    await using server = await startTestServer();
    const answer = await fetch(`${server.url}${things}?tag=a&tag=b&cursor=0:9:0&per_page=1`, {
      headers: ada,
    });
    expect(await answer.json()).toEqual([{ id: "1", name: "a" }]);
    const base = `https://errors.acme.example${things}?tag=a&tag=b&per_page=1`;
    expect(answer.headers.get("link")).toBe(
      `<${base}&cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", ` +
        `<${base}&cursor=0:100:0>; rel="next"; results="true"; cursor="0:100:0"`,
    );
    expect(answer.headers.get("x-hits")).toBe("2");
  });

  test("without a body answers 204 and nothing more, also when a content type is sent", async () => {
    await using server = await startTestServer();
    const answer = await fetch(server.url + things, {
      method: "DELETE",
      headers: { ...ada, ...json },
    });
    expect(answer.status).toBe(204);
    expect(await answer.text()).toBe("");
  });

  test("answers HEAD as GET without the body", async () => {
    await using server = await startTestServer();
    const answer = await fetch(server.url + things, { method: "HEAD", headers: ada });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });
});

describe("bad input", () => {
  test.each([
    [{}, { name: ["This field is required."] }],
    [undefined, { name: ["This field is required."] }],
    [{ name: null }, { name: ["This field may not be null."] }],
    [{ name: "" }, { name: ["This field may not be blank."] }],
    [{ name: 7 }, { name: ["Not a valid string."] }],
    [{ name: "far too long" }, { name: ["Ensure this field has no more than 8 characters."] }],
    [{ name: "x", size: 1.5 }, { size: ["A valid integer is required."] }],
    [{ name: "x", size: 0 }, { size: ["Ensure this value is greater than or equal to 1."] }],
    [{ name: "x", colour: "blue" }, { colour: ['"blue" is not a valid choice.'] }],
    [{ name: "x", limits: {} }, { limits: ["count: This field is required."] }],
    [{ name: "x", tags: ["a", 1, 2] }, { tags: ["Not a valid string."] }],
    [{ name: "x", tags: "a" }, { tags: ["Expected a list of items."] }],
    [
      { size: 0 },
      {
        name: ["This field is required."],
        size: ["Ensure this value is greater than or equal to 1."],
      },
    ],
    [["x"], { non_field_errors: ["Invalid data. Expected a dictionary."] }],
    ["x", { non_field_errors: ["Invalid data. Expected a dictionary."] }],
  ])("%j is refused by field", async (body, fields) => {
    await using server = await startTestServer();
    const answer = await fetch(server.url + things, {
      method: "POST",
      headers: { ...ada, ...(body === undefined ? {} : json) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual(fields);
  });

  test.each([
    ["per_page=0", { per_page: ["Ensure this value is greater than or equal to 1."] }],
    ["limit=101", { limit: ["Ensure this value is less than or equal to 100."] }],
    ["limit=ten", { limit: ["A valid integer is required."] }],
    ["full=maybe", { full: ['"maybe" is not a valid choice.'] }],
  ])("a query of %s is refused by parameter", async (query, fields) => {
    await using server = await startTestServer();
    const answer = await fetch(`${server.url}${things}?${query}`, { headers: ada });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual(fields);
  });

  test("that is no JSON is refused as such", async () => {
    await using server = await startTestServer();
    for (const body of ['{"name":', '{"__proto__":{"name":"x"}}', "{}{}"]) {
      const answer = await fetch(server.url + things, {
        method: "POST",
        headers: { ...ada, ...json },
        body,
      });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ detail: "JSON parse error" });
    }
  });

  test("of another content type is refused", async () => {
    await using server = await startTestServer();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const headers = { ...ada, "content-type": type };
      const answer = await fetch(server.url + things, {
        method: "POST",
        headers,
        body: '{"name":"x"}',
      });
      expect(answer.status).toBe(415);
      expect(await answer.json()).toEqual({ detail: "Unsupported media type in request." });
    }
  });

  test("larger than a mebibyte is refused", async () => {
    await using server = await startTestServer();
    const body = JSON.stringify({ name: "x".repeat(1024 * 1024) });
    const answer = await fetch(server.url + things, {
      method: "POST",
      headers: { ...ada, ...json },
      body,
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ detail: "The request body is too large." });
  });

  test("in the address itself is refused in the same shape", async () => {
    await using server = await startTestServer();
    const { status, body } = await rawGet(`${server.url}/api/0/organizations/%/things/`);
    expect(status).toBe(400);
    expect(JSON.parse(body)).toEqual({ detail: "The request could not be understood." });
  });
});

describe("paths and methods nobody declared", () => {
  test.each(["/api/0/nothing/", "/api/nothing", "/nothing", "/api/0/organizations/acme/"])(
    "%s is unknown",
    async (path) => {
      await using server = await startTestServer();
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ detail: "No such endpoint." });
    },
  );

  test("another method of a known path is named, with those that are answered", async () => {
    await using server = await startTestServer();
    for (const path of [things, things.slice(0, -1)]) {
      const answer = await fetch(server.url + path, { method: "PUT", headers: json, body: "{" });
      expect(answer.status).toBe(405);
      expect(answer.headers.get("allow")).toBe("GET, POST, DELETE");
      expect(await answer.json()).toEqual({ detail: 'Method "PUT" not allowed.' });
    }
  });
});

describe("what goes wrong", () => {
  test.each(["fault", "mismatch", "undeclared"])(
    "by our fault (%s) is told with nothing but the request id, and logged once",
    async (how) => {
      await using server = await startTestServer();
      const answer = await fetch(`${server.url}/api/0/wrong/${how}/`);
      const requestId = answer.headers.get("x-request-id");
      expect(answer.status).toBe(500);
      expect(await answer.json()).toEqual({ detail: "Internal error", requestId });
      expect(server.logged).toMatchObject([
        {
          requestId,
          method: "GET",
          route: "/api/0/wrong/:how/",
          err: { stack: expect.any(String) },
        },
      ]);
    },
  );

  test("by refusal is told as the problem says and not logged", async () => {
    await using server = await startTestServer();
    const conflict = await fetch(`${server.url}/api/0/wrong/conflict/`);
    expect(conflict.status).toBe(409);
    expect(await conflict.json()).toEqual({ detail: "Taken." });
    const tooOften = await fetch(`${server.url}/api/0/wrong/too-often/`);
    expect(tooOften.status).toBe(429);
    expect(tooOften.headers.get("retry-after")).toBe("30");
    expect(server.logged).toEqual([]);
  });

  test("every answer carries a request id of its own and the headers browsers need", async () => {
    await using server = await startTestServer();
    const paths = [
      "/api/0/whoami/",
      "/api/0/whoami/",
      "/nothing",
      "/api/0/wrong/fault/",
      "/health/live",
    ];
    const answers = await Promise.all(paths.map((path) => fetch(server.url + path)));
    const ids = answers.map((answer) => answer.headers.get("x-request-id"));
    expect(ids.filter((id) => id === null || !/^[0-9a-f]{32}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(paths.length);
    for (const answer of answers) {
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("referrer-policy")).toBe("same-origin");
    }
    expect(await answers[0]?.json()).toMatchObject({ requestId: ids[0], kind: "anonymous" });
  });

  test("a caller cannot choose the request id or the address", async () => {
    await using server = await startTestServer();
    const headers = {
      "x-request-id": "mine",
      "request-id": "mine",
      "x-forwarded-for": "203.0.113.9",
    };
    const answer = await fetch(`${server.url}/api/0/whoami/`, { headers });
    expect(answer.headers.get("x-request-id")).not.toBe("mine");
    expect(await answer.json()).toMatchObject({ ip: "127.0.0.1" });
  });

  test("a trusted proxy names the caller's address", async () => {
    await using server = await startTestServer({ trustProxy: "127.0.0.1" });
    const headers = { "x-forwarded-for": "203.0.113.9" };
    const answer = await fetch(`${server.url}/api/0/whoami/`, { headers });
    expect(await answer.json()).toMatchObject({ ip: "203.0.113.9" });
  });
});

/** `fetch` mends addresses before it sends them; this does not. */
async function rawGet(address: string): Promise<{ status: number | undefined; body: string }> {
  const { hostname, port } = new URL("/", address);
  const sent = rawRequest({
    hostname,
    port,
    path: address.slice(new URL("/", address).origin.length),
  }).end();
  const [response] = await once(sent, "response");
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, body };
}
